import { getFormatter, getNow, getTranslations } from "next-intl/server"
import { deviceOf, type Session } from "@/lib/account"
import { Badge } from "./badge"
import { EndSession } from "./end-session"

/** Where the customer is signed in, and the way out of each. */
export async function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const [t, format, now] = await Promise.all([getTranslations("account.security"), getFormatter(), getNow()])
  const others = sessions.filter(({ current }) => !current)
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line">
        {sessions.map(({ id, current, user_agent, ip, last_seen_at }) => {
          const device = deviceOf(user_agent)
          const name = device ? t("device", device) : t("unknown")
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0">
              <div className="min-w-0">
                <p className="font-medium">{name}</p>
                <p className="text-sm text-soft">
                  {t("seen", { time: format.relativeTime(new Date(last_seen_at), now) })}
                  {ip && (
                    <>
                      {" · "}
                      <bdi>{ip}</bdi>
                    </>
                  )}
                </p>
              </div>
              {current ? <Badge look="good">{t("here")}</Badge> : <EndSession id={id} device={name} />}
            </li>
          )
        })}
      </ul>
      {others.length > 0 ? <EndSession /> : <p className="text-sm text-soft">{t("one")}</p>}
    </div>
  )
}
