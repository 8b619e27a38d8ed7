import { Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useReturnFocus } from "../lib/use-return-focus"

interface DetailDrawerProps {
  title: string
  onClose: () => void
  footer?: ReactNode
  children: ReactNode
}

/** All about one thing of a list, beside the list. */
export function DetailDrawer({ title, onClose, footer, children }: DetailDrawerProps) {
  const onCloseAutoFocus = useReturnFocus()
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content aria-describedby={undefined} onCloseAutoFocus={onCloseAutoFocus}>
        <Drawer.Header>
          <Drawer.Title className="break-words">{title}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="divide-y overflow-y-auto p-0">{children}</Drawer.Body>
        {footer ? <Drawer.Footer className="gap-x-2 space-x-0">{footer}</Drawer.Footer> : null}
      </Drawer.Content>
    </Drawer>
  )
}
