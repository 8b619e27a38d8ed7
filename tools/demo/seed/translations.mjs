// @ts-check
import { FeatureFlag, Modules } from "@medusajs/framework/utils"
import { createTranslationsWorkflow } from "@medusajs/medusa/core-flows"
import { categories, collections, variantsOf } from "../catalogue/index.mjs"
import { words } from "../catalogue/words.mjs"
import { chunks, list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */

/** The languages of the catalogue, as Medusa's locale codes. */
export const LOCALES = { ar: "ar-EG", fr: "fr-FR" }
const NAMES = { "en-US": "English (United States)", "ar-EG": "Arabic (Egypt)", "fr-FR": "French (France)" }

/** Is Medusa's Translation module on in this engine? @param {SeedContext} context */
export function translationsOn({ container }) {
  return FeatureFlag.isFeatureEnabled("translation") && Boolean(container.resolve(Modules.TRANSLATION, { allowUnregistered: true }))
}

/** Without the module the texts are kept in metadata, so that nothing is lost. @param {SeedContext} context @returns {(entity: any) => Record<string, unknown>} */
export function metadataTexts(context) {
  return translationsOn(context) ? () => ({}) : (entity) => ({ translations: entity.translations })
}

/**
 * @param {SeedContext} context
 * @param {Awaited<ReturnType<typeof import('./products.mjs').seedProducts>> & { options: Map<string, any>, reasons: any[] }} stored
 */
export async function seedTranslations(context, stored) {
  if (!translationsOn(context)) return 0
  const service = context.container.resolve(Modules.TRANSLATION)
  const known = new Set((await service.listLocales({}, { select: ["code"] })).map((/** @type {any} */ l) => l.code))
  const missingLocales = Object.entries(NAMES).filter(([code]) => !known.has(code))
  if (missingLocales.length > 0) await service.createLocales(missingLocales.map(([code, name]) => ({ code, name })))
  await supportLocales(context)

  /** @type {{ reference: string, reference_id: string, locale_code: string, translations: Record<string, string> }[]} */
  const wanted = []
  const add = (
    /** @type {string} */ reference,
    /** @type {string} */ reference_id,
    /** @type {(lang: 'ar' | 'fr') => Record<string, string> | undefined} */ texts,
  ) => {
    for (const lang of /** @type {('ar' | 'fr')[]} */ (["ar", "fr"])) {
      const translations = texts(lang)
      if (translations) wanted.push({ reference, reference_id, locale_code: LOCALES[lang], translations })
    }
  }
  const word = (/** @type {string} */ text, /** @type {string} */ field) => (/** @type {'ar' | 'fr'} */ lang) =>
    words[text] ? { [field]: words[text][lang] } : undefined

  for (const collection of collections)
    add("product_collection", must(stored.collections, collection.handle).id, (lang) => collection.translations[lang])
  for (const [value, type] of stored.types) add("product_type", type.id, word(value, "value"))
  for (const [value, tag] of stored.tags) add("product_tag", tag.id, word(value, "value"))
  for (const option of stored.options.values()) add("shipping_option", option.id, word(option.name, "name"))
  for (const type of await list(context, "shipping_option_type", ["id", "label", "description"])) {
    add("shipping_option_type", type.id, (lang) => {
      const [label, description] = [words[type.label], words[type.description]]
      return label && { label: label[lang], ...(description && { description: description[lang] }) }
    })
  }
  for (const reason of stored.reasons) add("return_reason", reason.id, word(reason.label, "label"))
  for (const category of categories) {
    add("product_category", must(stored.categories, category.handle).id, (lang) => category.translations[lang])
    for (const product of category.products) {
      const row = must(stored.products, product.handle)
      add("product", row.id, (lang) => ({ ...product.translations[lang] }))
      for (const option of row.options) {
        add("product_option", option.id, word(option.title, "title"))
        for (const value of option.values) add("product_option_value", value.id, word(value.value, "value"))
      }
      for (const variant of variantsOf(category, product)) {
        const values = Object.values(variant.options)
        const stored = row.variants.find((/** @type {any} */ v) => v.sku === variant.sku)
        if (values.some((value) => words[value]))
          add("product_variant", stored.id, (lang) => ({ title: values.map((value) => words[value]?.[lang] ?? value).join(" / ") }))
      }
    }
  }
  const done = new Set(
    (await service.listTranslations({ locale_code: Object.values(LOCALES) }, { select: ["reference_id", "locale_code"], take: null })).map(
      (/** @type {any} */ t) => `${t.reference_id} ${t.locale_code}`,
    ),
  )
  const missing = wanted.filter((t) => !done.has(`${t.reference_id} ${t.locale_code}`))
  for (const batch of chunks(missing, 300)) await run(context, createTranslationsWorkflow, { translations: batch })
  return wanted.length
}

/** @param {SeedContext} context */
async function supportLocales(context) {
  const [store] = await list(context, "store", ["id", "supported_locales.locale_code"])
  const has = (store.supported_locales ?? []).map((/** @type {any} */ l) => l.locale_code)
  if (Object.keys(NAMES).every((code) => has.includes(code))) return
  await context.container
    .resolve(Modules.STORE)
    .updateStores(store.id, { supported_locales: Object.keys(NAMES).map((locale_code) => ({ locale_code })) })
}
