import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, DatePicker, Label, StatusBadge } from "@medusajs/ui"
import { useId } from "react"
import { useSearchParams } from "react-router-dom"
import { Crumb } from "../../../components/crumb"
import { Moment } from "../../../components/money"
import { Page, Section } from "../../../components/section"
import { Empty, LoadFailed, Loading } from "../../../components/states"
import { TrialBalanceTable } from "../../../components/trial-balance-table"
import { VerificationSection } from "../../../components/verification-section"
import { useTrialBalance } from "../../../lib/queries"
import { useFormat } from "../../../lib/use-format"

export default function TrialBalancePage() {
  const { t } = useFormat()
  const [asOf, setAsOf] = useAsOf()
  const query = useTrialBalance(asOf?.toISOString())
  const { data } = query
  return (
    <Page>
      <Section
        level="h1"
        title={t("trialBalance.title")}
        description={
          <>
            {t("trialBalance.description")}
            {data ? (
              <>
                {" · "}
                <Moment value={data.as_of} />
              </>
            ) : null}
          </>
        }
        actions={<AsOfPicker value={asOf} onChange={setAsOf} />}
      >
        {data ? null : query.isError ? <LoadFailed error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={8} />}
        {data?.totals.length === 0 ? <Empty title={t("trialBalance.empty")}>{t("trialBalance.emptyHint")}</Empty> : null}
      </Section>
      {data?.totals.map((total) => (
        <Section
          key={total.currency_code}
          title={total.currency_code.toUpperCase()}
          actions={
            <StatusBadge color={total.balanced ? "green" : "red"}>
              {t(total.balanced ? "trialBalance.balanced" : "trialBalance.unbalanced")}
            </StatusBadge>
          }
        >
          <TrialBalanceTable lines={data.lines.filter((line) => line.currency_code === total.currency_code)} total={total} />
        </Section>
      ))}
      <VerificationSection />
    </Page>
  )
}

/** The moment in the address, so that a report can be linked to; now when there is none. */
function useAsOf(): [Date | undefined, (date: Date | null) => void] {
  const [params, setParams] = useSearchParams()
  const raw = params.get("as_of")
  const date = raw ? new Date(raw) : undefined
  const set = (next: Date | null) => setParams(next ? { as_of: next.toISOString() } : {})
  return [date && !Number.isNaN(date.getTime()) ? date : undefined, set]
}

function AsOfPicker({ value, onChange }: { value: Date | undefined; onChange: (date: Date | null) => void }) {
  const { t } = useFormat()
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Label id={id} size="small" className="text-ui-fg-subtle">
        {t("trialBalance.asOf")}
      </Label>
      <DatePicker
        aria-labelledby={id}
        size="small"
        granularity="minute"
        value={value ?? null}
        onChange={onChange}
        maxValue={endOfToday()}
      />
      {value ? (
        <Button size="small" variant="transparent" onClick={() => onChange(null)}>
          {t("trialBalance.now")}
        </Button>
      ) : null}
    </div>
  )
}

function endOfToday(): Date {
  const date = new Date()
  date.setHours(23, 59, 59, 0)
  return date
}

export const config = defineRouteConfig({ label: "menu.trialBalance", rank: 5, translationNs: "wallet" })

export const handle = { breadcrumb: () => <Crumb name="menu.trialBalance" /> }
