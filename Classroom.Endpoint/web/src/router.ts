import { createRouter, createWebHistory } from 'vue-router'
import AnswerPage from './answer/AnswerPage.vue'
import CardCheck from './cards/CardCheck.vue'
import HelperView from './helper/HelperView.vue'
import PairingView from './pairing/PairingView.vue'
import RoomGate from './room/RoomGate.vue'

/** The room lives in the address, so that several tabs of one browser can be several rooms. */
export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', name: 'pairing', component: PairingView },
    { path: '/cards', name: 'cards', component: CardCheck },
    { path: '/helper', name: 'helper', component: HelperView, meta: { phone: true } },
    { path: '/answer', name: 'answer', component: AnswerPage, meta: { phone: true } },
    { path: '/:roomId', name: 'room', component: RoomGate, props: true },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})

/** Rooms are read from 8 m, phones from the hand: text grows with the screen in the one, and not in the other. */
router.afterEach((to) => {
  document.documentElement.classList.toggle('room-screen', !to.meta['phone'])
  document.documentElement.classList.toggle('light', to.meta['phone'] === true)
})
