/** Opens and closes a native dialog as a state says. */

import type { Attachment } from 'svelte/attachments';

/** `{@attach modal(() => isOpen)}` on a `<dialog>`: the browser keeps the focus inside and Escape closes it. */
export function modal(isOpen: () => boolean): Attachment<HTMLDialogElement> {
  return (dialog) => {
    if (isOpen() && !dialog.open) dialog.showModal();
    if (!isOpen() && dialog.open) dialog.close();
  };
}
