import { getImageProps } from "next/image"
import { classNames } from "./class-names"

/** How large pictures are drawn, and the widest file that is worth having there: each file is an address in the page, twice. */
const SHAPES = {
  thumb: { sizes: "4rem", widest: 192 },
  small: { sizes: "8rem", widest: 384 },
  card: { sizes: "(min-width: 64rem) 18rem, (min-width: 40rem) 30vw, 46vw", widest: 828 },
  half: { sizes: "(min-width: 48rem) 45vw, 95vw", widest: 1200 },
  screen: { sizes: "92vw", widest: 1920 },
} as const

/** `first`: what the page is looked at for. `seen`: on the screen from the start. `late`: when it comes near the screen. */
const LOADING = {
  first: { loading: "eager", fetchPriority: "high", decoding: "sync" },
  seen: { loading: "eager", decoding: "async" },
  late: { loading: "lazy", decoding: "async" },
} as const

interface Props {
  src: string
  alt: string
  shape: keyof typeof SHAPES
  load?: keyof typeof LOADING
  className?: string
}

/**
 * A picture that fills its frame, in the widths that Next.js makes of it: an `<img>` that no script has to make alive, as Next.js's
 * own `Image` would be.
 */
export function Picture({ src, alt, shape, load = "late", className = "object-cover" }: Props) {
  const { sizes, widest } = SHAPES[shape]
  const { srcSet = "" } = getImageProps({ src, alt, sizes, fill: true }).props
  const files = srcSet.split(", ").filter((file) => Number(/(\d+)w$/.exec(file)?.[1]) <= widest)
  return (
    // biome-ignore lint/performance/noImgElement: its files are those of Next.js's own
    <img
      alt={alt}
      {...LOADING[load]}
      className={classNames("absolute inset-0 size-full", className)}
      sizes={sizes}
      srcSet={files.join(", ")}
      src={files.at(-1)?.split(" ")[0]}
    />
  )
}
