import ar from "./ar.json"
import en from "./en.json"
import fr from "./fr.json"
import paymentsAr from "./payments/ar.json"
import paymentsEn from "./payments/en.json"
import paymentsFr from "./payments/fr.json"

/** Texts of the home page and of the pages about payments, each in a namespace; languages without them show English. */
export default {
  en: { desk: en, payments: paymentsEn },
  ar: { desk: ar, payments: paymentsAr },
  fr: { desk: fr, payments: paymentsFr },
}
