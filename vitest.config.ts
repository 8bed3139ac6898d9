import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: { include: ['Classroom.*/web/src/**/*.spec.ts'], testTimeout: 5_000 },
})
