import asyncio


async def serve(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 8087)
    reader, writer = await asyncio.open_connection('127.0.0.1', 8087)
    writer.write(b'hello\n')
    print(await reader.read())
    writer.close()
    server.close()
    await asyncio.sleep(0.01)
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
    except asyncio.TimeoutError as error:
        print(repr(error))


asyncio.run(main())
