import module from '@techstark/opencv-js'

/** The library, in a wrapping: whoever awaits the module itself waits for ever, see `started`. */
export const library = { module: module as unknown }
