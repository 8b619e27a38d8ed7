declare module "next-intl" {
  interface AppConfig {
    Locale: "en" | "ar" | "fr"
  }
}

export {}
