import { relayApi } from '@classroom/shared/api'
import type { Role } from '@classroom/shared/contracts'
import { createRouter, createWebHistory } from 'vue-router'
import ConsoleView from './console/ConsoleView.vue'
import MultiviewView from './console/MultiviewView.vue'
import HealthView from './health/HealthView.vue'
import LessonsView from './lessons/LessonsView.vue'
import RoomsView from './rooms/RoomsView.vue'
import SetupView from './signin/SetupView.vue'
import SignInView from './signin/SignInView.vue'
import { signedIn } from './signin/signedIn'
import TimetableView from './timetable/TimetableView.vue'
import WallView from './wall/WallView.vue'

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', name: 'wall', component: WallView },
    { path: '/rooms', name: 'rooms', component: RoomsView, meta: { roles: ['administrator'] } },
    { path: '/timetable', name: 'timetable', component: TimetableView, meta: { roles: ['administrator', 'director'] } },
    { path: '/lessons', name: 'lessons', component: LessonsView, meta: { roles: ['administrator', 'director'] } },
    { path: '/console/:lessonId', name: 'console', component: ConsoleView, meta: { roles: ['administrator', 'director'] } },
    { path: '/multiview/:lessonId', name: 'multiview', component: MultiviewView, meta: { roles: ['administrator', 'director'] } },
    { path: '/health', name: 'health', component: HealthView, meta: { roles: ['administrator', 'director'] } },
    { path: '/sign-in', name: 'signIn', component: SignInView },
    { path: '/setup', name: 'setup', component: SetupView },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

// A page is shown only to someone signed in; whether the relay can be reached at all is the sign-in page's to say.
router.beforeEach(async (to) => {
  if (to.name === 'signIn' || to.name === 'setup') return true
  signedIn.value ??= await relayApi.session().catch(() => null)
  if (!signedIn.value) return { name: 'signIn' }
  const roles = to.meta['roles'] as Role[] | undefined
  return !roles || roles.includes(signedIn.value.role) ? true : { name: 'wall' }
})
