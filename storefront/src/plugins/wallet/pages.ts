import type { DrawnPages } from "../slots"
import { TopUpBackPage, TopUpPage, topUpMetadata } from "./top-up-page"

export default {
  "checkout/top-up/:id": { Page: TopUpPage, metadata: topUpMetadata },
  "checkout/top-up/:id/back": { Page: TopUpBackPage, metadata: topUpMetadata },
} satisfies DrawnPages
