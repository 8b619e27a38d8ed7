import { DomainError } from "../../../kit/http/errors"
import { findReport, type Report } from "../../../payments/report"

/** @throws DomainError `payment_report_not_found` (404) */
export async function reportOf(day: string): Promise<Report> {
  const report = await findReport(day)
  if (!report) throw new DomainError({ status: 404, code: "payment_report_not_found", message: `There is no report of ${day}.` })
  return report
}
