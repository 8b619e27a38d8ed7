"use client"

import { useTranslations } from "next-intl"
import Image from "next/image"
import { Dialog } from "radix-ui"
import { useState } from "react"
import { Icon } from "@/components/ui/icon"

/** One large picture, the others below it; a press shows it as large as the screen. */
export function Gallery({ pictures, title }: { pictures: readonly string[]; title: string }) {
  const t = useTranslations("product")
  const [index, setIndex] = useState(0)
  const shown = pictures[index]
  if (!shown) return <div className="aspect-square rounded-3xl bg-sunken" />
  const alt = t("picture", { title, number: index + 1, count: pictures.length })
  return (
    <div>
      <Dialog.Root>
        <Dialog.Trigger
          aria-label={t("zoom", { title })}
          className="relative block aspect-square w-full cursor-zoom-in overflow-hidden rounded-3xl bg-sunken"
        >
          <Image src={shown} alt={alt} fill priority sizes="(min-width: 48rem) 45vw, 95vw" className="object-cover" />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-50 bg-black/80" />
          <Dialog.Content aria-describedby={undefined} className="fixed inset-0 z-50 grid place-items-center p-4">
            <Dialog.Title className="sr-only">{title}</Dialog.Title>
            <div className="relative size-[min(92vw,92dvh)] overflow-hidden rounded-2xl bg-sunken">
              <Image src={shown} alt={alt} fill sizes="92vw" className="object-contain" />
            </div>
            <Dialog.Close aria-label={t("close")} className="absolute end-4 top-4 grid size-12 place-items-center rounded-full bg-panel">
              <Icon name="close" />
            </Dialog.Close>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      {pictures.length > 1 && (
        <ul className="mt-4 grid grid-cols-5 gap-3">
          {pictures.map((picture, each) => (
            <li key={picture}>
              <button
                type="button"
                aria-label={t("show", { number: each + 1 })}
                aria-pressed={each === index}
                onClick={() => setIndex(each)}
                className="relative block aspect-square w-full overflow-hidden rounded-xl bg-sunken aria-pressed:outline-2 aria-pressed:outline-offset-2 aria-pressed:outline-brand"
              >
                <Image src={picture} alt="" fill sizes="8rem" className="object-cover" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
