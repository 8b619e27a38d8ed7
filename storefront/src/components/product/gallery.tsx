"use client"

import { useTranslations } from "next-intl"
import { useState } from "react"
import { Icon } from "@/components/ui/icon"
import { Modal } from "@/components/ui/modal"
import { Picture } from "@/components/ui/picture"

/** One large picture, the others below it; a press shows it as large as the screen. */
export function Gallery({ pictures, title }: { pictures: readonly string[]; title: string }) {
  const t = useTranslations("product")
  const [index, setIndex] = useState(0)
  const shown = pictures[index]
  if (!shown) return <div className="aspect-square rounded-3xl bg-sunken" />
  const alt = t("picture", { title, number: index + 1, count: pictures.length })
  return (
    <div>
      <Modal
        label={title}
        className="fixed inset-0 m-auto size-[min(92vw,92dvh)] max-h-none max-w-none overflow-hidden rounded-2xl bg-sunken backdrop:bg-black/80"
        trigger={(open) => (
          <button
            type="button"
            aria-label={t("zoom", { title })}
            aria-haspopup="dialog"
            onClick={open}
            className="relative block aspect-square w-full cursor-zoom-in overflow-hidden rounded-3xl bg-sunken"
          >
            <Picture src={shown} alt={alt} shape="half" load="first" />
          </button>
        )}
      >
        {(close) => (
          <>
            <Picture src={shown} alt={alt} shape="screen" className="object-contain" />
            <button
              type="button"
              aria-label={t("close")}
              onClick={close}
              className="absolute end-4 top-4 grid size-12 place-items-center rounded-full bg-panel text-ink"
            >
              <Icon name="close" />
            </button>
          </>
        )}
      </Modal>
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
                <Picture src={picture} alt="" shape="small" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
