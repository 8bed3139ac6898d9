import { createI18n } from 'vue-i18n'
import { en } from './messages/en'
import { zhCN } from './messages/zh-CN'

export type Locale = 'zh-CN' | 'en'

/** Chinese unless the address says ?lang=en: a school PC with an English system is still in a Chinese classroom. */
export function localeOf(search: string): Locale {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh-CN'
}

/** The shared sentences and an app's own, in both languages. */
export function createMessages(own: Record<Locale, Record<string, unknown>>) {
  const locale = localeOf(window.location.search)
  document.documentElement.lang = locale
  return createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': { ...zhCN, ...own['zh-CN'] }, en: { ...en, ...own.en } } as Record<Locale, never>,
  })
}
