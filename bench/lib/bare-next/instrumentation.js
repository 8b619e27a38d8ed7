/** Without one of its own, the build takes that of a folder above. */
export function register() {}
