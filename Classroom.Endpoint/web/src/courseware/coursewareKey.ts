import { CoursewareApi } from '@classroom/shared/api'
import { PageStore } from '@classroom/shared/pages'
import { inject, provide, type InjectionKey, type Ref } from 'vue'

export interface Courseware {
  api: CoursewareApi
  store: PageStore
  /** Changes when what the relay lists for this room may have changed. */
  news: Readonly<Ref<number>>
}

export const coursewareKey: InjectionKey<Courseware> = Symbol('courseware')

/** Gives a room's screens its courseware. */
export function provideCourseware(token: () => Promise<string>, news: Courseware['news']): Courseware {
  const api = new CoursewareApi(token)
  const courseware = { api, store: new PageStore((hash) => api.picture(hash)), news }
  provide(coursewareKey, courseware)
  return courseware
}

export function useCourseware(): Courseware {
  const courseware = inject(coursewareKey)
  if (!courseware) throw new Error('No courseware was provided.')
  return courseware
}
