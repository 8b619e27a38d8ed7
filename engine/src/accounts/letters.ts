import { z } from "@medusajs/framework/zod"
import { defineLetter } from "../mail/letter"

export const passwordReset = defineLetter({
  name: "engine.password_reset",
  data: z.object({ token: z.string(), actor_type: z.string() }),
  texts: {
    en: {
      subject: "Choose a new password",
      text: "Somebody, probably you, has asked for a new password at {shop}. The link works once, for 15 minutes.",
      button: "Choose a password",
      note: "If it was not you, you need not do anything: nobody gets in without this link.",
    },
    ar: {
      subject: "اختر كلمة مرور جديدة",
      text: "طلب شخص ما، غالبًا أنت، كلمة مرور جديدة في {shop}. يعمل الرابط مرة واحدة ولمدة 15 دقيقة.",
      button: "اختيار كلمة مرور",
      note: "إن لم تكن أنت فلا حاجة إلى أي إجراء: لا يمكن لأحد الدخول دون هذا الرابط.",
    },
    fr: {
      subject: "Choisissez un nouveau mot de passe",
      text: "Quelqu’un, sans doute vous, a demandé un nouveau mot de passe chez {shop}. Le lien fonctionne une fois, pendant 15 minutes.",
      button: "Choisir un mot de passe",
      note: "Si ce n’était pas vous, il n’y a rien à faire : personne n’entre sans ce lien.",
    },
  },
  write: ({ token, actor_type }, { t, link, adminLink }) => ({
    subject: t("subject"),
    preview: t("text"),
    body: [
      { kind: "text", text: t("text") },
      {
        kind: "button",
        label: t("button"),
        url: actor_type === "user" ? adminLink("/reset-password", { token }) : link("/account/reset", { token }),
      },
      { kind: "note", text: t("note") },
    ],
  }),
})

export const merchantInvited = defineLetter({
  name: "engine.merchant_invited",
  data: z.object({ token: z.string() }),
  texts: {
    en: {
      subject: "You are invited to work at {shop}",
      text: "Choose a password, and you can sign in to the admin of {shop}. The link works for a day.",
      button: "Accept the invitation",
    },
    ar: {
      subject: "دعوة للعمل في {shop}",
      text: "اختر كلمة مرور لتسجّل الدخول إلى إدارة {shop}. يعمل الرابط لمدة يوم.",
      button: "قبول الدعوة",
    },
    fr: {
      subject: "Vous êtes invité à travailler chez {shop}",
      text: "Choisissez un mot de passe pour vous connecter à l’administration de {shop}. Le lien fonctionne pendant un jour.",
      button: "Accepter l’invitation",
    },
  },
  write: ({ token }, { t, adminLink }) => ({
    subject: t("subject"),
    preview: t("text"),
    body: [
      { kind: "text", text: t("text") },
      { kind: "button", label: t("button"), url: adminLink("/invite", { token }) },
    ],
  }),
})

export const verifyEmail = defineLetter({
  name: "engine.verify_email",
  data: z.object({ code: z.string() }),
  texts: {
    en: {
      subject: "Is this your address?",
      text: "Please confirm that this e-mail address is yours, so that what concerns your account at {shop} reaches you. The link works once.",
      button: "Yes, it is mine",
      note: "If you have no account at {shop}, somebody has mistyped an address. You need not do anything.",
    },
    ar: {
      subject: "هل هذا بريدك؟",
      text: "يرجى تأكيد أن هذا البريد الإلكتروني لك، ليصلك ما يخص حسابك في {shop}. يعمل الرابط مرة واحدة.",
      button: "نعم، هو بريدي",
      note: "إن لم يكن لديك حساب في {shop} فقد أخطأ أحدهم في كتابة عنوانه، ولا حاجة إلى أي إجراء.",
    },
    fr: {
      subject: "Est-ce bien votre adresse ?",
      text: "Confirmez que cette adresse est la vôtre, pour que ce qui touche à votre compte chez {shop} vous parvienne. Le lien fonctionne une fois.",
      button: "Oui, c’est la mienne",
      note: "Si vous n’avez pas de compte chez {shop}, quelqu’un s’est trompé d’adresse. Il n’y a rien à faire.",
    },
  },
  write: ({ code }, { t, link }) => ({
    subject: t("subject"),
    preview: t("text"),
    body: [
      { kind: "text", text: t("text") },
      { kind: "button", label: t("button"), url: link("/account/verify", { code }) },
      { kind: "note", text: t("note") },
    ],
  }),
})

export const passwordChanged = defineLetter({
  name: "engine.password_changed",
  data: z.object({}),
  texts: {
    en: {
      subject: "Your password has been changed",
      text: "The password of your account at {shop} has been changed, and all devices have been signed out.",
      note: "If it was not you, choose a new one at once:",
      button: "Choose a new password",
    },
    ar: {
      subject: "تم تغيير كلمة المرور",
      text: "تم تغيير كلمة مرور حسابك في {shop}، وتم تسجيل الخروج من جميع الأجهزة.",
      note: "إن لم تكن أنت فاختر كلمة جديدة فورًا:",
      button: "اختيار كلمة مرور جديدة",
    },
    fr: {
      subject: "Votre mot de passe a été changé",
      text: "Le mot de passe de votre compte chez {shop} a été changé, et tous les appareils ont été déconnectés.",
      note: "Si ce n’était pas vous, choisissez-en un autre tout de suite :",
      button: "Choisir un nouveau mot de passe",
    },
  },
  write: (_, { t, link }) => ({
    subject: t("subject"),
    preview: t("text"),
    body: [
      { kind: "text", text: t("text") },
      { kind: "note", text: t("note") },
      { kind: "button", label: t("button"), url: link("/account/forgot") },
    ],
  }),
})

export const accountErased = defineLetter({
  name: "engine.account_erased",
  data: z.object({}),
  texts: {
    en: {
      subject: "Your account is deleted",
      text: "Your account at {shop} is closed and what we knew about you is deleted. Your orders stay in our books for as long as the law asks.",
    },
    ar: {
      subject: "تم حذف حسابك",
      text: "أُغلق حسابك في {shop} وحُذف ما نعرفه عنك. تبقى طلباتك في دفاترنا للمدة التي يفرضها القانون.",
    },
    fr: {
      subject: "Votre compte est supprimé",
      text: "Votre compte chez {shop} est fermé et ce que nous savions de vous est effacé. Vos commandes restent dans nos livres aussi longtemps que la loi l’exige.",
    },
  },
  write: (_, { t }) => ({ subject: t("subject"), preview: t("text"), body: [{ kind: "text", text: t("text") }] }),
})
