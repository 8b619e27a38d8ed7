import ar from "./ar.json"
import en from "./en.json"
import fr from "./fr.json"

/** Texts of the wallet's pages, in a namespace of their own; languages without them show English. */
export default {
  en: { wallet: en },
  ar: { wallet: ar },
  fr: { wallet: fr },
}
