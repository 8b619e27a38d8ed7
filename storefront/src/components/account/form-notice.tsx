import { Notice } from "@/components/ui/notice"

/** Why a form was refused. Where its fields say so already, only a screen reader hears it. */
export function FormNotice({ notice }: { notice: { text: string; isAtFields: boolean } | undefined }) {
  if (!notice) return null
  if (!notice.isAtFields) return <Notice look="bad">{notice.text}</Notice>
  return (
    <p role="alert" className="sr-only">
      {notice.text}
    </p>
  )
}
