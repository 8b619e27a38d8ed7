/** Drawn on a 24-unit grid with one stroke, so that they look as if one hand had drawn them. */
const PATHS = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm9 16-4-4",
  bag: "M6 8h12l1 12H5L6 8Zm3 0V7a3 3 0 0 1 6 0v1",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8c1-4 4-5 7-5s6 1 7 5",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "m6 6 12 12M18 6 6 18",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0c3 3 3 15 0 18m0-18c-3 3-3 15 0 18M3.5 9h17m-17 6h17",
  next: "m9 5 7 7-7 7",
  previous: "m15 5-7 7 7 7",
  check: "m5 12 5 5 9-10",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  trash: "M5 7h14M10 7V5h4v2m-7 0 1 13h8l1-13",
  truck: "M3 7h11v9H3V7Zm11 3h4l3 3v3h-7M7 19a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 7 19Zm10 0a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z",
  return: "M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10H9",
  shield: "M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6l7-3Z",
  wallet: "M4 7h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7Zm0 0a2 2 0 0 1 2-2h10v2m1 7h.01",
  filter: "M4 6h16M7 12h10M10 18h4",
} as const

export type IconName = keyof typeof PATHS

export function Icon({
  name,
  className = "size-5",
  mirrored,
}: {
  name: IconName
  className?: string /** Points the other way in right-to-left text. */
  mirrored?: boolean
}) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={mirrored ? `${className} rtl:-scale-x-100` : className}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
