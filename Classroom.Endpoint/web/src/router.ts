import { createRouter, createWebHistory } from 'vue-router'
import CardCheck from './cards/CardCheck.vue'
import PairingView from './pairing/PairingView.vue'
import RoomGate from './room/RoomGate.vue'

/** The room lives in the address, so that several tabs of one browser can be several rooms. */
export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', name: 'pairing', component: PairingView },
    { path: '/cards', name: 'cards', component: CardCheck },
    { path: '/:roomId', name: 'room', component: RoomGate, props: true },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
})
