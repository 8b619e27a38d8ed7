import type { Block, Content, Language } from "./letter"

/** Mail programs know little of CSS: tables, and styles on each element. */
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const INK = "#1c1917"
const FAINT = "#57534e"
const LINE = "#e7e5e4"
const ACCENT = "#1f6350"

/** The letter as HTML and as plain text. */
export function draw({ subject, preview, body }: Content, language: Language, shop: string): { html: string; text: string } {
  return { html: html(subject, preview, body, language, shop), text: `${body.map(asText).join("\n\n")}\n\n—\n${shop}\n` }
}

function html(subject: string, preview: string, body: readonly Block[], language: Language, shop: string): string {
  const dir = language === "ar" ? "rtl" : "ltr"
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;background:#f5f5f4">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" dir="${dir}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#fff;border:1px solid ${LINE};border-radius:12px">
<tr><td style="${FONT};font-size:18px;font-weight:600;color:${INK};padding:24px 32px 0">${escapeHtml(shop)}</td></tr>
<tr><td style="padding:8px 32px 32px">
<h1 style="${FONT};font-size:24px;line-height:1.3;color:${INK};margin:16px 0">${escapeHtml(subject)}</h1>
${body.map(asHtml).join("\n")}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

const paragraph = (style: string, inner: string) => `<p style="${FONT};line-height:1.6;margin:16px 0;${style}">${inner}</p>`
const cell = (inner: string, style = "") =>
  `<td style="${FONT};font-size:15px;line-height:1.5;color:${INK};padding:8px 0;border-bottom:1px solid ${LINE};${style}">${inner}</td>`
const table = (rows: string[]) =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:16px 0">${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`
const END = "text-align:end;white-space:nowrap;padding-inline-start:16px"

function asHtml(block: Block): string {
  switch (block.kind) {
    case "text":
      return paragraph(`font-size:16px;color:${INK}`, escapeHtml(block.text).replaceAll("\n", "<br>"))
    case "note":
      return paragraph(`font-size:13px;color:${FAINT}`, escapeHtml(block.text))
    case "button":
      return `<p style="margin:24px 0"><a href="${escapeHtml(block.url)}" style="${FONT};display:inline-block;background:${ACCENT};color:#fff;font-size:16px;font-weight:600;text-decoration:none;padding:12px 24px;border-radius:8px">${escapeHtml(block.label)}</a></p>
${paragraph(`font-size:13px;color:${FAINT};overflow-wrap:anywhere`, `<a href="${escapeHtml(block.url)}" style="color:${FAINT}" dir="ltr">${escapeHtml(block.url)}</a>`)}`
    case "facts":
      return table(
        block.facts.map(
          ([label, value]) => cell(escapeHtml(label), `color:${FAINT}`) + cell(escapeHtml(value).replaceAll("\n", "<br>"), END),
        ),
      )
    case "lines":
      return table(
        block.lines.map(({ title, detail, amount }) => {
          const below = detail ? `<br><span style="font-size:13px;color:${FAINT}">${escapeHtml(detail)}</span>` : ""
          return cell(escapeHtml(title) + below) + cell(escapeHtml(amount ?? ""), END)
        }),
      )
  }
}

function asText(block: Block): string {
  switch (block.kind) {
    case "text":
    case "note":
      return block.text
    case "button":
      return `${block.label}:\n${block.url}`
    case "facts":
      return block.facts.map(([label, value]) => `${label}: ${value.replaceAll("\n", ", ")}`).join("\n")
    case "lines":
      return block.lines.map(({ title, detail, amount }) => `• ${[title, detail, amount].filter(Boolean).join(" · ")}`).join("\n")
  }
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] as string)
}
