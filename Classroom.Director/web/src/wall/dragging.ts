/** What is dragged on the wall, so that a target knows whether it is for it. */
export const draggedRoom = 'application/x-classroom-room'
export const draggedLesson = 'application/x-classroom-lesson'

export function dragRoom(event: DragEvent, roomId: string): void {
  event.dataTransfer?.setData(draggedRoom, roomId)
}

export function dragLesson(event: DragEvent, lessonId: string): void {
  event.dataTransfer?.setData(draggedLesson, lessonId)
}
