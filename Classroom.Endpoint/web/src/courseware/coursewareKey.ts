import { CoursewareApi } from '@classroom/shared/api'
import { PageStore } from '@classroom/shared/pages'
import { inject, provide, type InjectionKey } from 'vue'

export interface Courseware {
  api: CoursewareApi
  store: PageStore
}

const key: InjectionKey<Courseware> = Symbol('courseware')

/** Gives a room's screens its courseware. */
export function provideCourseware(token: () => Promise<string>): Courseware {
  const api = new CoursewareApi(token)
  const courseware = { api, store: new PageStore((hash) => api.picture(hash)) }
  provide(key, courseware)
  return courseware
}

export function useCourseware(): Courseware {
  const courseware = inject(key)
  if (!courseware) throw new Error('No courseware was provided.')
  return courseware
}
