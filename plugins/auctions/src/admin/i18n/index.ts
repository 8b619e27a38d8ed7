import ar from "./ar.json"
import en from "./en.json"
import fr from "./fr.json"

/** Texts of the page, in a namespace of their own; what a language lacks shows in English. */
export default {
  en: { auctions: en },
  ar: { auctions: ar },
  fr: { auctions: fr },
}
