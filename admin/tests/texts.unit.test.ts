import { expect, test } from "vitest"
import texts from "../src/admin/i18n"

type Texts = { [key: string]: string | Texts }

/** Every key with the placeholders that its text fills in. */
function shapeOf(node: Texts, path = ""): string[] {
  return Object.entries(node)
    .flatMap(([key, value]) =>
      typeof value === "string" ? [`${path}${key} ${(value.match(/{{\w+}}/g) ?? []).sort().join()}`] : shapeOf(value, `${path}${key}.`),
    )
    .sort()
}

test.each(["ar", "fr"] as const)("the home page says in %s all that it says in English", (language) => {
  expect(shapeOf(texts[language].desk)).toEqual(shapeOf(texts.en.desk))
})
