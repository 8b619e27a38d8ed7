import { useTranslations } from "next-intl"
import { Notice } from "@/components/ui/notice"

const CARDS = [
  { number: "4242 4242 4242 4242", what: "pays" },
  { number: "4000 0025 0000 3155", what: "asks" },
  { number: "4000 0000 0000 9995", what: "short" },
  { number: "4000 0000 0000 0002", what: "declines" },
] as const

/** No money moves here, and these cards show what can happen. */
export function TestCards() {
  const t = useTranslations("checkout")
  return (
    <Notice look="warning">
      <p className="font-medium">{t("testGateway")}</p>
      <ul className="mt-1.5 space-y-0.5">
        {CARDS.map(({ number, what }) => (
          <li key={number} className="flex flex-wrap gap-x-3">
            <code dir="ltr" className="whitespace-nowrap">
              {number}
            </code>
            <span>{t(`card.test.${what}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
