import { Photo } from "@medusajs/icons"
import { clx } from "@medusajs/ui"

/** A lot's picture beside its name, so without words of its own. */
export function Picture({ src, className = "size-10" }: { src: string | null; className?: string }) {
  return (
    <span
      className={clx(
        "bg-ui-bg-component text-ui-fg-muted flex shrink-0 items-center justify-center overflow-hidden rounded-md border",
        className,
      )}
    >
      {src ? <img src={src} alt="" loading="lazy" className="size-full object-cover" /> : <Photo />}
    </span>
  )
}
