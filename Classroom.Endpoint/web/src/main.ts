import '@classroom/shared/ui/base.css'
import { createMessages } from '@classroom/shared/ui'
import { createApp } from 'vue'
import App from './App.vue'
import { en } from './messages/en'
import { zhCN } from './messages/zh-CN'
import { router } from './router'

createApp(App).use(createMessages({ 'zh-CN': zhCN, en })).use(router).mount('#app')
