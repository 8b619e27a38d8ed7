import ar from "./ar.json"
import en from "./en.json"
import fr from "./fr.json"

export default {
  en: { desk: en },
  ar: { desk: ar },
  fr: { desk: fr },
}
