/** True for an error of the operating system with this code (`EADDRINUSE`). */
export function isErrno(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === code
}
