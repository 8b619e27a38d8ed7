import ar from "./ar.json"
import en from "./en.json"
import fr from "./fr.json"

/** Texts of the page, in a namespace of their own; what a language lacks shows in English. */
export default {
  en: { __module__: en },
  ar: { __module__: ar },
  fr: { __module__: fr },
}
