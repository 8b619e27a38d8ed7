export function HeartIcon({ isFull }: { isFull: boolean }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-4" fill={isFull ? "currentColor" : "none"} stroke="currentColor" strokeWidth={1.7}>
      <path strokeLinejoin="round" d="M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20Z" />
    </svg>
  )
}
