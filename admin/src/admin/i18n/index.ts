import ar from "./ar.json"
import en from "./en.json"
import fr from "./fr.json"
import paymentsAr from "./payments/ar.json"
import paymentsEn from "./payments/en.json"
import paymentsFr from "./payments/fr.json"
import searchAr from "./search/ar.json"
import searchEn from "./search/en.json"
import searchFr from "./search/fr.json"

/** Texts of the home page and of the pages about payments and search, each in a namespace; languages without them show English. */
export default {
  en: { desk: en, payments: paymentsEn, search: searchEn },
  ar: { desk: ar, payments: paymentsAr, search: searchAr },
  fr: { desk: fr, payments: paymentsFr, search: searchFr },
}
