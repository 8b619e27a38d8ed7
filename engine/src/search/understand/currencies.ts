import { normalise } from "../words/normalise"

const DOLLARS = "usd cad aud nzd sgd hkd mxn"
const POUNDS = "gbp egp lbp sdg syp"
const DINARS = "kwd jod bhd tnd iqd lyd dzd rsd"
const RIYALS = "sar qar omr yer irr"

/** What people call currencies: words and signs, and which currencies they may mean. */
const CALLED = new Map(
  (
    [
      ["$ dollar dollars buck bucks دولار دولارا دولارات", DOLLARS],
      ["€ euro euros يورو", "eur"],
      ["£ pound pounds livre livres جنيه جنيها جنيهات", POUNDS],
      ["sterling استرليني إسترليني", "gbp"],
      ["le l.e guinee", "egp"],
      ["¥ yen yens ين", "jpy"],
      ["yuan rmb يوان", "cny"],
      ["₹ rupee rupees roupie roupies روبية", "inr pkr"],
      ["₺ lira liras lire livre ليرة ليرات", "try lbp syp"],
      ["₽ rouble roubles ruble rubles روبل", "rub"],
      ["₩ won وون", "krw"],
      ["franc francs فرنك", "chf xof xaf"],
      ["dirham dirhams درهم دراهم درهما", "aed mad"],
      ["riyal riyals rial rials ريال ريالات ريالا", RIYALS],
      ["dinar dinars دينار دنانير دينارا", DINARS],
      ["krona kronor krone kroner couronne couronnes كرونة", "sek nok dkk"],
      ["zloty zlotys", "pln"],
      ["real reais", "brl"],
      ["peso pesos بيزو", "mxn cop clp ars php"],
      ["rand", "zar"],
    ] as const
  ).flatMap(([words, codes]) => words.split(" ").map((word) => [normalise(word), codes.split(" ")] as const)),
)

const CODES = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()))

/** Which currencies a word may mean: none for a word that is none. */
export function currenciesOf(word: string): readonly string[] {
  return CALLED.get(word) ?? (CODES.has(word) ? [word] : [])
}
