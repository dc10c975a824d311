"""Generated inputs for every parser: none may end in anything but an answer or an error of the library."""
