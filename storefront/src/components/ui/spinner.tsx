export function Spinner() {
  return <span aria-hidden className="inline-block size-[1em] animate-spin rounded-full border-2 border-current border-e-transparent" />
}
