"""The lab's side of a program's interpreter."""
