<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="es">
<context>
    <name>Actions</name>
    <message>
        <source>Supr</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Espacio</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>En todas partes</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Bandeja</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Colas</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>Importar</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Buscar persona, cuenta, mensaje o acción</source>
        <translation>Search person, account, message or action</translation>
    </message>
    <message>
        <source>Ir a la bandeja</source>
        <translation>Go to the inbox</translation>
    </message>
    <message>
        <source>Ir a las colas</source>
        <translation>Go to the queues</translation>
    </message>
    <message>
        <source>Ir a las promesas</source>
        <translation>Go to the promises</translation>
    </message>
    <message>
        <source>Ir a importar</source>
        <translation>Go to import</translation>
    </message>
    <message>
        <source>Ir a los ajustes</source>
        <translation>Go to the settings</translation>
    </message>
    <message>
        <source>Agrandar el texto</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Achicar el texto</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Cambiar entre tema claro y oscuro</source>
        <translation>Switch between light and dark theme</translation>
    </message>
    <message>
        <source>Ver los avisos</source>
        <translation>Show the notices</translation>
    </message>
    <message>
        <source>Atajos de teclado</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Atajos, fuera de los campos de texto</source>
        <translation>Shortcuts, outside text fields</translation>
    </message>
    <message>
        <source>Cerrar o volver</source>
        <translation>Close or go back</translation>
    </message>
    <message>
        <source>Conversación siguiente</source>
        <translation>Next conversation</translation>
    </message>
    <message>
        <source>Conversación anterior</source>
        <translation>Previous conversation</translation>
    </message>
    <message>
        <source>Primera conversación</source>
        <translation>First conversation</translation>
    </message>
    <message>
        <source>Última conversación</source>
        <translation>Last conversation</translation>
    </message>
    <message>
        <source>Bajar o subir en la lista</source>
        <translation>Down or up in the list</translation>
    </message>
    <message>
        <source>Resolver la conversación</source>
        <translation>Resolve the conversation</translation>
    </message>
    <message>
        <source>Ver u ocultar la ficha</source>
        <translation>Show or hide the profile</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Asignarme</source>
        <translation>Assign to me</translation>
    </message>
    <message>
        <source>Transferir con una nota</source>
        <translation>Transfer with a note</translation>
    </message>
    <message>
        <source>Etiquetar</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Marcar la importancia</source>
        <translation>Set importance</translation>
    </message>
    <message>
        <source>Marcar como no leída</source>
        <translation>Mark as unread</translation>
    </message>
    <message>
        <source>Deshacer lo último hecho a conversaciones</source>
        <translation>Undo the last change to conversations</translation>
    </message>
    <message>
        <source>Filtrar conversaciones y guardar vistas</source>
        <translation>Filter conversations and save views</translation>
    </message>
    <message>
        <source>Orden y vistas</source>
        <translation>Order and views</translation>
    </message>
    <message>
        <source>Elegir la conversación, para hacer algo a varias</source>
        <translation>Select the conversation, to act on several</translation>
    </message>
    <message>
        <source>Elegir todas las de la lista</source>
        <translation>Select everything in the list</translation>
    </message>
    <message>
        <source>Ir al mensaje más nuevo y darlo por leído</source>
        <translation>Go to the newest message and mark it read</translation>
    </message>
    <message>
        <source>Buscar en la conversación</source>
        <translation>Search in the conversation</translation>
    </message>
    <message>
        <source>Ir a la coincidencia anterior</source>
        <translation>Go to the previous match</translation>
    </message>
    <message>
        <source>Ir a la coincidencia siguiente</source>
        <translation>Go to the next match</translation>
    </message>
    <message>
        <source>Recorrer los mensajes</source>
        <translation>Walk through the messages</translation>
    </message>
    <message>
        <source>Elegir varios mensajes</source>
        <translation>Choose several messages</translation>
    </message>
    <message>
        <source>Citar el mensaje elegido</source>
        <translation>Quote the chosen message</translation>
    </message>
    <message>
        <source>Copiar los mensajes elegidos</source>
        <translation>Copy the chosen messages</translation>
    </message>
    <message>
        <source>Elegir plantilla</source>
        <translation>Choose a template</translation>
    </message>
    <message>
        <source>Registrar promesa de pago</source>
        <translation>Register a promise to pay</translation>
    </message>
    <message>
        <source>pago único o plan</source>
        <translation>one payment or a plan</translation>
    </message>
    <message>
        <source>Escribir una nota interna</source>
        <translation>Write an internal note</translation>
    </message>
    <message>
        <source>Escribir una respuesta</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Respuestas rápidas</source>
        <translation>Canned replies</translation>
    </message>
    <message>
        <source>Crear y ordenar respuestas rápidas</source>
        <translation>Create and arrange canned replies</translation>
    </message>
    <message>
        <source>Elegir un emoji</source>
        <translation>Choose an emoji</translation>
    </message>
    <message>
        <source>Adjuntar archivos</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Deshacer el envío</source>
        <translation>Undo the send</translation>
    </message>
    <message>
        <source>Programar el mensaje</source>
        <translation>Schedule the message</translation>
    </message>
    <message>
        <source>Enviar; en la lista, escribir</source>
        <translation>Send; in the list, write</translation>
    </message>
    <message>
        <source>Enviar y pasar a la siguiente</source>
        <translation>Send and go to the next</translation>
    </message>
    <message>
        <source>Negrita o cursiva en lo seleccionado</source>
        <translation>Bold or italic for what is selected</translation>
    </message>
    <message>
        <source>Renglón nuevo</source>
        <translation>New line</translation>
    </message>
    <message>
        <source>Filtrar la cola</source>
        <translation>Filter the queue</translation>
    </message>
    <message>
        <source>Trabajar en orden</source>
        <translation>Work in order</translation>
    </message>
    <message>
        <source>Exportar la cola a Excel</source>
        <translation>Export the queue to Excel</translation>
    </message>
    <message>
        <source>Por qué está en este lugar</source>
        <translation>Why it is in this place</translation>
    </message>
    <message>
        <source>Abrir la conversación</source>
        <translation>Open the conversation</translation>
    </message>
    <message>
        <source>Marcar la cuenta</source>
        <translation>Tick the account</translation>
    </message>
    <message>
        <source>Marcar todas las de la lista</source>
        <translation>Tick all in the list</translation>
    </message>
    <message>
        <source>Filtrar las promesas</source>
        <translation>Filter the promises</translation>
    </message>
    <message>
        <source>Exportar las promesas a Excel</source>
        <translation>Export the promises to Excel</translation>
    </message>
    <message>
        <source>Cancelar la promesa</source>
        <translation>Cancel the promise</translation>
    </message>
    <message>
        <source>Elegir un archivo</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Paso anterior</source>
        <translation>Previous step</translation>
    </message>
    <message>
        <source>Paso siguiente</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Ver la ficha de la persona</source>
        <translation>Show the person&apos;s card</translation>
    </message>
    <message>
        <source>Ver la línea de tiempo</source>
        <translation>Show the timeline</translation>
    </message>
    <message>
        <source>Ver las notas</source>
        <translation>Show the notes</translation>
    </message>
    <message>
        <source>Ver sus otras conversaciones</source>
        <translation>Show their other conversations</translation>
    </message>
    <message>
        <source>Hacer la siguiente mejor acción</source>
        <translation>Do the next best action</translation>
    </message>
    <message>
        <source>Registrar algo que cambia lo permitido</source>
        <translation>Record something that changes what is allowed</translation>
    </message>
    <message>
        <source>Ver el documento completo</source>
        <translation>Show the whole document</translation>
    </message>
    <message>
        <source>Ver el teléfono completo</source>
        <translation>Show the whole phone</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Cerrar el aviso</source>
        <translation>Close the notice</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message>
        <source>Avisos</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Avisos, {count} sin leer</source>
        <translation>Notices, {count} unread</translation>
    </message>
    <message>
        <source>Nada nuevo desde que abriste Acuerdo</source>
        <translation>Nothing new since you opened Acuerdo</translation>
    </message>
    <message>
        <source>Dar todo por leído</source>
        <translation>Mark all as read</translation>
    </message>
    <message>
        <source>Elegir qué me avisa</source>
        <translation>Choose what notifies me</translation>
    </message>
    <message>
        <source>hace {minutes} min</source>
        <translation>{minutes} min ago</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>No leídos desde las {time}</source>
        <translation>Unread since {time}</translation>
    </message>
    <message>
        <source>Enviado</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Leído</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Mensajes sin leer desde aquí</source>
        <translation>Unread messages from here on</translation>
    </message>
    <message>
        <source>Mensaje eliminado</source>
        <translation>Deleted message</translation>
    </message>
    <message>
        <source>Aviso</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Nota interna de {author}</source>
        <translation>Internal note by {author}</translation>
    </message>
    <message>
        <source>Nosotros, desde el teléfono</source>
        <translation>Us, from the phone</translation>
    </message>
    <message>
        <source>Nosotros</source>
        <translation>Us</translation>
    </message>
    <message>
        <source>La persona</source>
        <translation>The person</translation>
    </message>
    <message>
        <source>Mensaje eliminado por la persona</source>
        <translation>Message deleted by the person</translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>Plantilla {name}</source>
        <translation>Template {name}</translation>
    </message>
    <message>
        <source>Reenviado</source>
        <translation>Forwarded</translation>
    </message>
    <message>
        <source>Tú</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Mensaje que ya no está aquí</source>
        <translation>A message that is no longer here</translation>
    </message>
    <message>
        <source>Opción elegida de una lista</source>
        <translation>Option picked from a list</translation>
    </message>
    <message>
        <source>Botón elegido</source>
        <translation>Button chosen</translation>
    </message>
    <message>
        <source>Formulario respondido</source>
        <translation>Form answered</translation>
    </message>
    <message>
        <source>Sin respuestas</source>
        <translation>No answers</translation>
    </message>
    <message>
        <source>sí</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Pedido de {count} productos</source>
        <translation>Order of {count} products</translation>
    </message>
    <message>
        <source>Acepta llamadas por WhatsApp</source>
        <translation>Accepts calls on WhatsApp</translation>
    </message>
    <message>
        <source>No acepta llamadas por WhatsApp</source>
        <translation>Does not accept calls on WhatsApp</translation>
    </message>
    <message>
        <source>Anuncio</source>
        <translation>Advert</translation>
    </message>
    <message>
        <source>Llegó desde un anuncio</source>
        <translation>Came through an advert</translation>
    </message>
    <message>
        <source>Leer todo ({count} caracteres)</source>
        <translation>Read all ({count} characters)</translation>
    </message>
    <message>
        <source>Descargando…</source>
        <translation>Downloading…</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Voice message</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Ubicación</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Mensaje de un tipo que no se puede mostrar: {kind}</source>
        <translation>Message of a kind that cannot be shown: {kind}</translation>
    </message>
    <message>
        <source>Pasar el texto a la redacción</source>
        <translation>Move the text to the composer</translation>
    </message>
    <message>
        <source>elegido {time}</source>
        <translation>chosen {time}</translation>
    </message>
    <message>
        <source>Antes decía: {text}</source>
        <translation>It said first: {text}</translation>
    </message>
    <message>
        <source>Se envió otra vez: ver</source>
        <translation>Sent again: see</translation>
    </message>
    <message>
        <source>Enviar otra vez</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Elegir una plantilla</source>
        <translation>Choose a template</translation>
    </message>
    <message>
        <source>Programado para {when}</source>
        <translation>Scheduled for {when}</translation>
    </message>
    <message>
        <source>Editar</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>editado</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>escrito en el teléfono</source>
        <translation>written on the phone</translation>
    </message>
    <message>
        <source>Enviando…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>sin confirmación, no se reenvía</source>
        <translation>unconfirmed, not sent again</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>Abrir en otro programa</source>
        <translation>Open in another program</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Enviar plantilla</source>
        <translation>Send template</translation>
    </message>
    <message>
        <source>Quitar la selección</source>
        <translation>Clear the selection</translation>
    </message>
    <message numerus="yes">
        <source>%n seleccionada(s)</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message>
        <source>{due} vencido</source>
        <translation>{due} past due</translation>
    </message>
    <message>
        <source>{count} contactables ahora</source>
        <translation>{count} contactable now</translation>
    </message>
    <message>
        <source>A nadie de la selección se le puede escribir ahora</source>
        <translation>Nobody in the selection may be written to now</translation>
    </message>
    <message>
        <source>Elegir todas</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>No elegir ninguna (Esc)</source>
        <translation>Select none (Esc)</translation>
    </message>
    <message>
        <source>Asignar las elegidas</source>
        <translation>Assign the selected</translation>
    </message>
    <message>
        <source>Etiquetar las elegidas</source>
        <translation>Label the selected</translation>
    </message>
    <message>
        <source>Posponer las elegidas</source>
        <translation>Snooze the selected</translation>
    </message>
    <message>
        <source>Importancia de las elegidas</source>
        <translation>Importance of the selected</translation>
    </message>
    <message>
        <source>Resolver las elegidas</source>
        <translation>Resolve the selected</translation>
    </message>
    <message>
        <source>{count} elegidas</source>
        <translation>{count} selected</translation>
    </message>
</context>
<context>
    <name>CancelSheet</name>
    <message>
        <source>Cancelar la promesa</source>
        <translation>Cancel the promise</translation>
    </message>
    <message>
        <source>¿Por qué se cancela?</source>
        <translation>Why is it cancelled?</translation>
    </message>
    <message>
        <source>Detalle</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Queda en la historia de la promesa, con tu nombre y la hora.</source>
        <translation>It stays in the promise&apos;s history, with your name and the time.</translation>
    </message>
    <message>
        <source>Conservarla</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>La persona ya no puede o no quiere</source>
        <translation>The person no longer can or wants to</translation>
    </message>
    <message>
        <source>Se registró por error</source>
        <translation>It was recorded by mistake</translation>
    </message>
    <message>
        <source>Acordó otra forma de pago</source>
        <translation>Another way to pay was agreed</translation>
    </message>
    <message>
        <source>Otro motivo</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Escribe cuál es el otro motivo.</source>
        <translation>Write what the other reason is.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Pausas y bloqueos</source>
        <translation>Holds and blocks</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Promesas y pagos</source>
        <translation>Promises and payments</translation>
    </message>
    <message>
        <source>Consentimiento y preferencias</source>
        <translation>Consent and preferences</translation>
    </message>
    <message>
        <source>Datos del archivo</source>
        <translation>From the file</translation>
    </message>
    <message>
        <source>Todavía no hay promesas.</source>
        <translation>No promises yet.</translation>
    </message>
    <message>
        <source>Cuentas · {count}</source>
        <translation>Accounts · {count}</translation>
    </message>
    <message>
        <source>Total vencido</source>
        <translation>Total past due</translation>
    </message>
</context>
<context>
    <name>Chats</name>
    <message>
        <source>Tú: {text}</source>
        <translation>You: {text}</translation>
    </message>
    <message>
        <source>Resuelta</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>línea {line}</source>
        <translation>line {line}</translation>
    </message>
    <message>
        <source>Abierta aquí</source>
        <translation>Open here</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Voice message</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Template</translation>
    </message>
</context>
<context>
    <name>ChatsPage</name>
    <message>
        <source>Conversaciones</source>
        <translation>Conversations</translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>Campo de la columna {column}</source>
        <translation>Field of column {column}</translation>
    </message>
</context>
<context>
    <name>ColumnsList</name>
    <message>
        <source>Columnas</source>
        <translation>Columns</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Columnas</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>No importar</source>
        <translation>Do not import</translation>
    </message>
    <message numerus="yes">
        <source>%n lista(s)</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por revisar</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin usar</source>
        <translation>
            <numerusform>%n unused</numerusform>
            <numerusform>%n unused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerWidget</name>
    <message>
        <source>Responder</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Adjuntar archivos</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Respuestas</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Otras formas de enviar</source>
        <translation>Other ways to send</translation>
    </message>
    <message>
        <source>No citar</source>
        <translation>Do not quote</translation>
    </message>
    <message>
        <source>Elegir plantilla</source>
        <translation>Choose template</translation>
    </message>
    <message>
        <source>Nota</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Programar</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Solo la ve el equipo</source>
        <translation>Only the team sees it</translation>
    </message>
    <message>
        <source>Escribe un mensaje</source>
        <translation>Write a message</translation>
    </message>
    <message>
        <source>Guardar nota</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>Enter guarda la nota</source>
        <translation>Enter saves the note</translation>
    </message>
    <message>
        <source>Enter envía · Ctrl Enter envía y pasa a la siguiente</source>
        <translation>Enter sends · Ctrl Enter sends and goes to the next</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>Confianza {percent} %</source>
        <translation>Confidence {percent}%</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Cuánto dura la pausa</source>
        <translation>How long the hold lasts</translation>
    </message>
    <message>
        <source>Nota, si hace falta</source>
        <translation>Note, if needed</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Sí, a todas</source>
        <translation>Yes, all of them</translation>
    </message>
    <message>
        <source>Se puede deshacer: vuelven a como estaban.</source>
        <translation>This can be undone: they return to what they were.</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Probar</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Dirección del relé</source>
        <translation>Relay address</translation>
    </message>
    <message>
        <source>Clave de acceso</source>
        <translation>Access token</translation>
    </message>
    <message>
        <source>La clave se guarda en el llavero de este equipo y no se vuelve a ver.</source>
        <translation>The token is kept in this machine&apos;s keyring and is not shown again.</translation>
    </message>
    <message>
        <source>Hay una guardada; escribe otra para cambiarla</source>
        <translation>One is saved; type another to change it</translation>
    </message>
    <message>
        <source>Te la da quien administra</source>
        <translation>Your administrator gives it to you</translation>
    </message>
    <message>
        <source>Escribe la dirección del relé.</source>
        <translation>Type the relay&apos;s address.</translation>
    </message>
    <message>
        <source>La dirección empieza con https://</source>
        <translation>The address begins with https://</translation>
    </message>
    <message>
        <source>Falta el nombre del servidor, por ejemplo https://rele.tuempresa.mx</source>
        <translation>The server&apos;s name is missing, for example https://relay.yourcompany.com</translation>
    </message>
    <message>
        <source>Fuera de este equipo la dirección necesita https://</source>
        <translation>Beyond this machine the address needs https://</translation>
    </message>
    <message>
        <source>Preguntando al relé…</source>
        <translation>Asking the relay…</translation>
    </message>
    <message>
        <source>Nadie responde en esa dirección. Revisa la dirección y tu red.</source>
        <translation>Nothing answers at that address. Check the address and your network.</translation>
    </message>
    <message>
        <source>El relé responde, pero no acepta la clave. Pide una nueva.</source>
        <translation>The relay answers but does not accept the token. Ask for a new one.</translation>
    </message>
    <message>
        <source>Algo responde ahí, pero no es un relé de Acuerdo.</source>
        <translation>Something answers there, but it is not an Acuerdo relay.</translation>
    </message>
    <message>
        <source>Guardado.</source>
        <translation>Saved.</translation>
    </message>
    <message>
        <source>Funciona: responde en {ms} ms.</source>
        <translation>It works: it answers in {ms} ms.</translation>
    </message>
    <message>
        <source>Líneas: {numbers}.</source>
        <translation>Lines: {numbers}.</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversaciones</source>
        <translation>Conversations</translation>
    </message>
</context>
<context>
    <name>ConversationsPane</name>
    <message>
        <source>Míos</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Sin asignar</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>Equipo</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>De quién son las conversaciones</source>
        <translation>Whose conversations</translation>
    </message>
    <message>
        <source>No leídos</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Ventana &lt; 2 h</source>
        <translation>Window &lt; 2 h</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>Prioridad</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Orden de la lista y vistas guardadas</source>
        <translation>Order of the list and saved views</translation>
    </message>
    <message>
        <source>Filtrar conversaciones</source>
        <translation>Filter conversations</translation>
    </message>
    <message>
        <source>Nadie espera respuesta</source>
        <translation>Nobody is waiting for a reply</translation>
    </message>
    <message>
        <source>Bandeja</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Ninguna conversación con este filtro</source>
        <translation>No conversation passes this filter</translation>
    </message>
    <message>
        <source>Quita el filtro para ver las demás.</source>
        <translation>Remove the filter to see the others.</translation>
    </message>
    <message>
        <source>Puedes trabajar la cola mientras tanto.</source>
        <translation>You can work the queue meanwhile.</translation>
    </message>
    <message>
        <source>Trabajar la cola</source>
        <translation>Work the queue</translation>
    </message>
    <message>
        <source>No leídos {count}</source>
        <translation>Unread {count}</translation>
    </message>
</context>
<context>
    <name>Covered</name>
    <message>
        <source>Ver completo; queda registrado</source>
        <translation>Show in full; it is logged</translation>
    </message>
    <message>
        <source>Ver completo: {name}</source>
        <translation>Show in full: {name}</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Escribe con una plantilla aprobada</source>
        <translation>Write with an approved template</translation>
    </message>
    <message>
        <source>Puedes dejar una nota interna</source>
        <translation>You can leave an internal note</translation>
    </message>
    <message>
        <source>el texto libre ya no se entrega</source>
        <translation>free text is no longer delivered</translation>
    </message>
    <message>
        <source>La ventana cerró hoy {time}</source>
        <translation>The window closed today {time}</translation>
    </message>
    <message>
        <source>La ventana cerró el {day} {time}</source>
        <translation>The window closed on {day} {time}</translation>
    </message>
    <message>
        <source>Puedes escribir hasta {when}</source>
        <translation>You may write until {when}</translation>
    </message>
    <message>
        <source>ventana {left}</source>
        <translation>window {left}</translation>
    </message>
    <message>
        <source>mañana {time}</source>
        <translation>tomorrow {time}</translation>
    </message>
    <message>
        <source>{time} ({city})</source>
        <translation>{time} ({city})</translation>
    </message>
    <message>
        <source>Puede contactarse hasta {when}</source>
        <translation>May be contacted until {when}</translation>
    </message>
    <message>
        <source>{why}; se puede {when}</source>
        <translation>{why}; it may go {when}</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Plantilla en {file}</source>
        <translation>Template in {file}</translation>
    </message>
    <message>
        <source>Sin conexión desde las {time}</source>
        <translation>Offline since {time}</translation>
    </message>
    <message>
        <source>Puedes leer y escribir; lo escrito sale al reconectar.</source>
        <translation>You can read and write; what you write leaves on reconnecting.</translation>
    </message>
    <message>
        <source>El relé no acepta la clave de este equipo</source>
        <translation>The relay does not accept this machine&apos;s token</translation>
    </message>
    <message>
        <source>Pide una nueva a quien administra.</source>
        <translation>Ask the administrator for a new one.</translation>
    </message>
    <message>
        <source>El idioma cambia al abrir Acuerdo de nuevo.</source>
        <translation>The language changes when Acuerdo is opened again.</translation>
    </message>
    <message>
        <source>El nombre cambia al abrir Acuerdo de nuevo.</source>
        <translation>The name changes when Acuerdo is opened again.</translation>
    </message>
    <message>
        <source>Acuerdo se equivocó en algo. No se perdió lo guardado: {report}</source>
        <translation>Acuerdo made a mistake. Nothing saved was lost: {report}</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Suelta aquí el archivo del acreedor</source>
        <translation>Drop the creditor&apos;s file here</translation>
    </message>
    <message>
        <source>xlsx, xls, xlsb, ods, csv o txt, tal como lo mandan</source>
        <translation>xlsx, xls, xlsb, ods, csv or txt, just as it was sent</translation>
    </message>
    <message>
        <source>Elegir archivo</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>Elegir archivo (Ctrl+O)</source>
        <translation>Choose a file (Ctrl+O)</translation>
    </message>
    <message>
        <source>Archivos de cartera ({pattern})</source>
        <translation>Portfolio files ({pattern})</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Buscar un emoji por su nombre</source>
        <translation>Search an emoji by its name</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>La persona</source>
        <translation>The person</translation>
    </message>
    <message>
        <source>Plantilla enviada</source>
        <translation>Template sent</translation>
    </message>
    <message>
        <source>Tomó la conversación</source>
        <translation>Took the conversation</translation>
    </message>
    <message>
        <source>Soltó la conversación</source>
        <translation>Released the conversation</translation>
    </message>
    <message>
        <source>Conversación resuelta</source>
        <translation>Conversation resolved</translation>
    </message>
    <message>
        <source>Conversación abierta de nuevo</source>
        <translation>Conversation reopened</translation>
    </message>
    <message>
        <source>Pidió no recibir mensajes</source>
        <translation>Opted out</translation>
    </message>
    <message>
        <source>Pidió recibir mensajes otra vez</source>
        <translation>Asked to receive messages again</translation>
    </message>
    <message>
        <source>Detuvo en WhatsApp los mensajes de marketing</source>
        <translation>Stopped marketing messages in WhatsApp</translation>
    </message>
    <message>
        <source>Acepta otra vez mensajes de marketing</source>
        <translation>Accepts marketing messages again</translation>
    </message>
    <message>
        <source>Cambió de número de WhatsApp: confirma de quién es antes de escribir</source>
        <translation>Changed their WhatsApp number: confirm whose it is before you write</translation>
    </message>
    <message>
        <source>WhatsApp avisa que su identidad cambió: confírmala</source>
        <translation>WhatsApp says that their identity changed: confirm it</translation>
    </message>
    <message>
        <source>Se levantó una pausa o un bloqueo</source>
        <translation>A hold or a block was lifted</translation>
    </message>
    <message>
        <source>El número sí era suyo</source>
        <translation>The number was theirs after all</translation>
    </message>
    <message>
        <source>Nunca autorizó este medio</source>
        <translation>Never agreed to this channel</translation>
    </message>
    <message>
        <source>Contestó otra persona</source>
        <translation>Somebody else answered</translation>
    </message>
    <message>
        <source>No reconoce la deuda: gestión en pausa</source>
        <translation>Disputes the debt: collection paused</translation>
    </message>
    <message>
        <source>Queja: gestión en pausa</source>
        <translation>Complaint: collection paused</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Qué se exporta</source>
        <translation>What to export</translation>
    </message>
    <message>
        <source>Formato guardado</source>
        <translation>Saved layout</translation>
    </message>
    <message>
        <source>Acreedor</source>
        <translation>Creditor</translation>
    </message>
    <message>
        <source>Periodo</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Sin contraseña</source>
        <translation>No password</translation>
    </message>
    <message>
        <source>Ocultar datos personales</source>
        <translation>Hide personal data</translation>
    </message>
    <message>
        <source>Primera línea: quién y cuándo</source>
        <translation>First line: who and when</translation>
    </message>
    <message>
        <source>Contraseña</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>El de siempre</source>
        <translation>The usual one</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Exportar</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Queda en la auditoría quién lo hizo, cuándo y qué se llevó</source>
        <translation>The audit keeps who did it, when, and what was taken</translation>
    </message>
    <message>
        <source>Primeras filas</source>
        <translation>First rows</translation>
    </message>
    <message>
        <source>Espacio marca, Alt ↑↓ mueve, F2 cambia el título</source>
        <translation>Space ticks, Alt ↑↓ moves, F2 renames</translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Nombre del formato</source>
        <translation>Name of the layout</translation>
    </message>
    <message>
        <source>Guardar formato</source>
        <translation>Save layout</translation>
    </message>
    <message>
        <source>Abrir carpeta</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Exportar…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>No hay filas con esas condiciones.</source>
        <translation>There are no rows like that.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fila(s) escrita(s)</source>
        <translation>
            <numerusform>%Ln row written</numerusform>
            <numerusform>%Ln rows written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fila(s) en {file}</source>
        <translation>
            <numerusform>%Ln row in {file}</numerusform>
            <numerusform>%Ln rows in {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Exportación cancelada; no quedó ningún archivo.</source>
        <translation>Export cancelled; no file was left.</translation>
    </message>
    <message>
        <source>Formato «{name}» guardado.</source>
        <translation>Layout “{name}” saved.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Cola de trabajo</source>
        <translation>Worklist</translation>
    </message>
    <message>
        <source>Gestiones</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Mejor y última gestión</source>
        <translation>Best and last result</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Conversaciones</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Auditoría</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Todo</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Últimos 7 días</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>Este mes</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>El mes pasado</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel (.xlsx)</translation>
    </message>
    <message>
        <source>Texto separado (.csv)</source>
        <translation>Separated text (.csv)</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Quitar {name}</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>Reducir</source>
        <translation>Make it smaller</translation>
    </message>
    <message>
        <source>Convertir a JPG</source>
        <translation>Convert to JPG</translation>
    </message>
</context>
<context>
    <name>FileSide</name>
    <message>
        <source>Qué trae</source>
        <translation>What it holds</translation>
    </message>
    <message>
        <source>No es seguro ({percent} %): confírmalo.</source>
        <translation>Not certain ({percent} %): confirm it.</translation>
    </message>
    <message>
        <source>Se llama a sí mismo actualización: lo que no viene se queda.</source>
        <translation>The file calls itself an update: what does not come stays.</translation>
    </message>
    <message>
        <source>Hoja</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Lectura</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Olvidar lo recordado</source>
        <translation>Forget what was remembered</translation>
    </message>
    <message>
        <source>{size} · leído en {seconds} s</source>
        <translation>{size} · read in {seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>Se aplicó lo recordado, usado %n vez(ces).</source>
        <translation>
            <numerusform>What was remembered was applied; used %n time.</numerusform>
            <numerusform>What was remembered was applied; used %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columna(s) nueva(s).</source>
        <translation>
            <numerusform>%n column is new.</numerusform>
            <numerusform>%n columns are new.</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows} filas</source>
        <translation>{rows} rows</translation>
    </message>
    <message>
        <source>oculta</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>Decimales</source>
        <translation>Decimals</translation>
    </message>
    <message>
        <source>Fechas</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Codificación</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Separador</source>
        <translation>Separator</translation>
    </message>
    <message>
        <source>Sistema de fechas</source>
        <translation>Date system</translation>
    </message>
    <message>
        <source>Punto (1,234.50)</source>
        <translation>Point (1,234.50)</translation>
    </message>
    <message>
        <source>Coma (1.234,50)</source>
        <translation>Comma (1.234,50)</translation>
    </message>
    <message>
        <source>día/mes/año</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>mes/día/año</source>
        <translation>month/day/year</translation>
    </message>
    <message>
        <source>año-mes-día</source>
        <translation>year-month-day</translation>
    </message>
    <message>
        <source>tabulador</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>Encabezado en fila</source>
        <translation>Header in row</translation>
    </message>
</context>
<context>
    <name>FileStrip</name>
    <message>
        <source>Archivos para enviar</source>
        <translation>Files to send</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Pesa {size}; WhatsApp acepta hasta {limit}</source>
        <translation>It has {size}; WhatsApp takes up to {limit}</translation>
    </message>
    <message>
        <source>El archivo está vacío</source>
        <translation>The file is empty</translation>
    </message>
    <message>
        <source>WhatsApp no acepta este tipo de archivo</source>
        <translation>WhatsApp does not take this kind of file</translation>
    </message>
    <message>
        <source>No se pudo leer el archivo</source>
        <translation>The file could not be read</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>Filtrar conversaciones</source>
        <translation>Filter conversations</translation>
    </message>
    <message>
        <source>Sin leer</source>
        <translation>Unread</translation>
    </message>
    <message>
        <source>Con borrador</source>
        <translation>With a draft</translation>
    </message>
    <message>
        <source>Envío fallido</source>
        <translation>Failed send</translation>
    </message>
    <message>
        <source>Horas de ventana, menos de</source>
        <translation>Window left, fewer hours than</translation>
    </message>
    <message>
        <source>Minutos de espera, más de</source>
        <translation>Waiting, more minutes than</translation>
    </message>
    <message>
        <source>Días de atraso, desde</source>
        <translation>Days past due, from</translation>
    </message>
    <message>
        <source>Días de atraso, hasta</source>
        <translation>Days past due, to</translation>
    </message>
    <message>
        <source>Compartir con el equipo</source>
        <translation>Share with the team</translation>
    </message>
    <message>
        <source>Cualquiera</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>Promesa para hoy</source>
        <translation>Promise due today</translation>
    </message>
    <message>
        <source>Promesa abierta</source>
        <translation>Open promise</translation>
    </message>
    <message>
        <source>Promesa vencida</source>
        <translation>Overdue promise</translation>
    </message>
    <message>
        <source>Promesa rota</source>
        <translation>Broken promise</translation>
    </message>
    <message>
        <source>Sin promesa</source>
        <translation>No promise</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>All</translation>
    </message>
    <message>
        <source>En trabajo</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>Pospuestas</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>Resueltas</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Importancia, al menos</source>
        <translation>Importance, at least</translation>
    </message>
    <message>
        <source>De quién</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>Acreedor</source>
        <translation>Creditor</translation>
    </message>
    <message>
        <source>Mostrar solo</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Nombre, para guardar como vista</source>
        <translation>Name, to save as a view</translation>
    </message>
    <message>
        <source>Nombre de la vista</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>Guardar vista</source>
        <translation>Save view</translation>
    </message>
    <message>
        <source>Quitar filtros</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Aplicar</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>abierto</source>
        <translation>open</translation>
    </message>
    <message>
        <source>plegado</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>Plegar</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>Desplegar</source>
        <translation>Unfold</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Últimas importaciones</source>
        <translation>Latest imports</translation>
    </message>
    <message>
        <source>Aquí quedará cada archivo, con lo que cambió y lo que se rechazó.</source>
        <translation>Each file will stay here, with what it changed and what was rejected.</translation>
    </message>
    <message>
        <source>{day} · {rows} filas · {by}</source>
        <translation>{day} · {rows} rows · {by}</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Se puede deshacer hasta el {day}</source>
        <translation>Can be undone until {day}</translation>
    </message>
    <message>
        <source>Deshacer {file}</source>
        <translation>Undo {file}</translation>
    </message>
    <message>
        <source>Sí, deshacer</source>
        <translation>Yes, undo</translation>
    </message>
    <message>
        <source>Deshecha</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>Sin cargar</source>
        <translation>Not loaded</translation>
    </message>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message>
        <source>Completa</source>
        <translation>Complete</translation>
    </message>
</context>
<context>
    <name>IdentityBlock</name>
    <message>
        <source>Documento</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Dirección</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>sin documento</source>
        <translation>no document</translation>
    </message>
</context>
<context>
    <name>ImportEffect</name>
    <message>
        <source>Rechazadas</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>con su motivo, abajo</source>
        <translation>with the reason, below</translation>
    </message>
    <message>
        <source>Movimientos</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>pagos y reversos aceptados</source>
        <translation>payments and reversals accepted</translation>
    </message>
    <message>
        <source>Nuevas</source>
        <translation>New</translation>
    </message>
    <message>
        <source>cuentas que no estaban</source>
        <translation>accounts not seen before</translation>
    </message>
    <message>
        <source>Actualizadas</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>saldo, mora o teléfono</source>
        <translation>balance, days or phone</translation>
    </message>
    <message>
        <source>Sin cambios</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>iguales al corte anterior</source>
        <translation>same as the last cut-off</translation>
    </message>
    <message>
        <source>Se retiran</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>ya no vienen; no se borran</source>
        <translation>no longer there; not deleted</translation>
    </message>
    <message>
        <source>con fecha y motivo; no se borran</source>
        <translation>with date and reason; never deleted</translation>
    </message>
    <message>
        <source>Datos nuevos</source>
        <translation>New data</translation>
    </message>
    <message>
        <source>teléfonos, correos y domicilios</source>
        <translation>phones, mails and addresses</translation>
    </message>
    <message>
        <source>Cambian de calidad</source>
        <translation>Change role</translation>
    </message>
    <message>
        <source>titular, codeudor o referencia</source>
        <translation>debtor, co-debtor or reference</translation>
    </message>
    <message>
        <source>Exclusiones nuevas</source>
        <translation>New exclusions</translation>
    </message>
    <message>
        <source>personas, teléfonos o cuentas</source>
        <translation>people, phones or accounts</translation>
    </message>
    <message>
        <source>Con otro motivo</source>
        <translation>With another reason</translation>
    </message>
    <message>
        <source>ya estaban excluidas</source>
        <translation>were excluded already</translation>
    </message>
    <message>
        <source>ya se sabían</source>
        <translation>known already</translation>
    </message>
    <message>
        <source>Con cuenta</source>
        <translation>With account</translation>
    </message>
    <message>
        <source>Sin cuenta</source>
        <translation>No account</translation>
    </message>
    <message>
        <source>por número o referencia</source>
        <translation>by number or reference</translation>
    </message>
    <message>
        <source>Lo que trae el archivo</source>
        <translation>What the file holds</translation>
    </message>
    <message>
        <source>Filas de datos</source>
        <translation>Rows of data</translation>
    </message>
    <message>
        <source>Aceptadas</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Sin teléfono útil</source>
        <translation>No usable phone</translation>
    </message>
    <message>
        <source>Filas con aviso</source>
        <translation>Rows with a warning</translation>
    </message>
    <message>
        <source>Filas que no son datos</source>
        <translation>Rows that are not data</translation>
    </message>
    <message>
        <source>Pagos del acreedor conocidos hasta</source>
        <translation>The creditor&apos;s payments are known through</translation>
    </message>
    <message>
        <source>No se trabajan (fallecidos, legales…)</source>
        <translation>Not worked (deceased, legal…)</translation>
    </message>
    <message>
        <source>Qué cambia</source>
        <translation>What changes</translation>
    </message>
    <message>
        <source>Sube lo vencido</source>
        <translation>More past due</translation>
    </message>
    <message>
        <source>Baja lo vencido</source>
        <translation>Less past due</translation>
    </message>
    <message>
        <source>Pasan a un tramo peor</source>
        <translation>Move to a worse bucket</translation>
    </message>
    <message>
        <source>Vuelven a un tramo mejor</source>
        <translation>Move back to a better bucket</translation>
    </message>
    <message>
        <source>Efecto en la operación</source>
        <translation>Effect on the work</translation>
    </message>
    <message>
        <source>Promesas abiertas que reciben un pago</source>
        <translation>Open promises that get a payment</translation>
    </message>
    <message>
        <source>Promesas abiertas de cuentas que salen</source>
        <translation>Open promises on accounts that leave</translation>
    </message>
    <message>
        <source>Conversaciones que esperan respuesta</source>
        <translation>Conversations waiting for an answer</translation>
    </message>
    <message>
        <source>Borradores sin enviar</source>
        <translation>Unsent drafts</translation>
    </message>
    <message>
        <source>Mensajes en espera que ya no saldrán</source>
        <translation>Waiting messages that will not go out</translation>
    </message>
    <message>
        <source>Cuadre por moneda</source>
        <translation>Totals by currency</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Registros</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>Saldo</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Cuadre contra el acreedor</source>
        <translation>Check against the creditor</translation>
    </message>
    <message>
        <source>Tramo</source>
        <translation>Bucket</translation>
    </message>
    <message>
        <source>Cuentas en archivo</source>
        <translation>Accounts in file</translation>
    </message>
    <message>
        <source>Vencido en archivo</source>
        <translation>Past due in file</translation>
    </message>
    <message>
        <source>Antes</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Cambio</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>1–30</source>
        <translation>1–30</translation>
    </message>
    <message>
        <source>31–60</source>
        <translation>31–60</translation>
    </message>
    <message>
        <source>61–90</source>
        <translation>61–90</translation>
    </message>
    <message>
        <source>91–120</source>
        <translation>91–120</translation>
    </message>
    <message>
        <source>121 o más</source>
        <translation>121 or more</translation>
    </message>
    <message>
        <source>Sin antigüedad</source>
        <translation>Age unknown</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>Texto</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Clave</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Identificación</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Dinero</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Entero</source>
        <translation>Integer</translation>
    </message>
    <message>
        <source>Sí/No</source>
        <translation>Yes/No</translation>
    </message>
    <message>
        <source>Nombre conocido</source>
        <translation>Known name</translation>
    </message>
    <message>
        <source>Sinónimo conocido</source>
        <translation>Known synonym</translation>
    </message>
    <message>
        <source>Palabras del nombre</source>
        <translation>Words of the name</translation>
    </message>
    <message>
        <source>Nombre parecido</source>
        <translation>Similar name</translation>
    </message>
    <message>
        <source>Por lo que contiene</source>
        <translation>By what it holds</translation>
    </message>
    <message>
        <source>El más parecido a deuda</source>
        <translation>Most like a debt</translation>
    </message>
    <message>
        <source>Del archivo anterior</source>
        <translation>From the last file</translation>
    </message>
    <message>
        <source>Lo indicaste tú</source>
        <translation>You said so</translation>
    </message>
    <message>
        <source>Cartera</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Contactos</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Retiros</source>
        <translation>Recalls</translation>
    </message>
    <message>
        <source>Exclusiones</source>
        <translation>Exclusions</translation>
    </message>
    <message>
        <source>Cuenta · número</source>
        <translation>Account · number</translation>
    </message>
    <message>
        <source>Persona · clave de cliente</source>
        <translation>Person · client code</translation>
    </message>
    <message>
        <source>Persona · tipo de documento</source>
        <translation>Person · document type</translation>
    </message>
    <message>
        <source>Persona · documento</source>
        <translation>Person · document</translation>
    </message>
    <message>
        <source>Persona · nombre completo</source>
        <translation>Person · full name</translation>
    </message>
    <message>
        <source>Persona · nombres</source>
        <translation>Person · first names</translation>
    </message>
    <message>
        <source>Persona · apellidos</source>
        <translation>Person · last names</translation>
    </message>
    <message>
        <source>Cuenta · vencido</source>
        <translation>Account · past due</translation>
    </message>
    <message>
        <source>Cuenta · saldo total</source>
        <translation>Account · total balance</translation>
    </message>
    <message>
        <source>Cuenta · pago mínimo</source>
        <translation>Account · minimum payment</translation>
    </message>
    <message>
        <source>Cuenta · días de mora</source>
        <translation>Account · days past due</translation>
    </message>
    <message>
        <source>Cuenta · vencimiento</source>
        <translation>Account · due date</translation>
    </message>
    <message>
        <source>Cuenta · número de cuota</source>
        <translation>Account · instalment number</translation>
    </message>
    <message>
        <source>Cuenta · moneda</source>
        <translation>Account · currency</translation>
    </message>
    <message>
        <source>Cuenta · estado</source>
        <translation>Account · status</translation>
    </message>
    <message>
        <source>Cuenta · producto</source>
        <translation>Account · product</translation>
    </message>
    <message>
        <source>Pago · referencia</source>
        <translation>Payment · reference</translation>
    </message>
    <message>
        <source>Cuenta · último pago</source>
        <translation>Account · last payment</translation>
    </message>
    <message>
        <source>Cuenta · importe del último pago</source>
        <translation>Account · last amount paid</translation>
    </message>
    <message>
        <source>Teléfono · celular</source>
        <translation>Phone · mobile</translation>
    </message>
    <message>
        <source>Teléfono · de referencia</source>
        <translation>Phone · reference</translation>
    </message>
    <message>
        <source>Teléfono · código de área</source>
        <translation>Phone · area code</translation>
    </message>
    <message>
        <source>Correo electrónico</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Domicilio</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Consentimiento de WhatsApp</source>
        <translation>WhatsApp consent</translation>
    </message>
    <message>
        <source>Saldo · capital</source>
        <translation>Balance · principal</translation>
    </message>
    <message>
        <source>Saldo · intereses</source>
        <translation>Balance · interest</translation>
    </message>
    <message>
        <source>Saldo · intereses moratorios</source>
        <translation>Balance · default interest</translation>
    </message>
    <message>
        <source>Saldo · gastos</source>
        <translation>Balance · charges</translation>
    </message>
    <message>
        <source>Cuenta · monto original</source>
        <translation>Account · original amount</translation>
    </message>
    <message>
        <source>Cuenta · valor de la cuota</source>
        <translation>Account · instalment amount</translation>
    </message>
    <message>
        <source>Cuenta · cuotas vencidas</source>
        <translation>Account · instalments past due</translation>
    </message>
    <message>
        <source>Cuenta · cuotas en total</source>
        <translation>Account · instalments in all</translation>
    </message>
    <message>
        <source>Cuenta · estado de la cartera</source>
        <translation>Account · portfolio status</translation>
    </message>
    <message>
        <source>Gestor</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Zona</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Calificación de riesgo</source>
        <translation>Risk rating</translation>
    </message>
    <message>
        <source>Tramo del acreedor</source>
        <translation>Creditor&apos;s bucket</translation>
    </message>
    <message>
        <source>Comportamiento previo</source>
        <translation>Past behaviour</translation>
    </message>
    <message>
        <source>Oferta</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Pago · importe</source>
        <translation>Payment · amount</translation>
    </message>
    <message>
        <source>Pago · fecha</source>
        <translation>Payment · date</translation>
    </message>
    <message>
        <source>Pago · fecha valor</source>
        <translation>Payment · value date</translation>
    </message>
    <message>
        <source>Pago · número de operación</source>
        <translation>Payment · operation number</translation>
    </message>
    <message>
        <source>Pago · tipo de movimiento</source>
        <translation>Payment · entry type</translation>
    </message>
    <message>
        <source>Pago · canal</source>
        <translation>Payment · channel</translation>
    </message>
    <message>
        <source>Retiro · fecha</source>
        <translation>Recall · date</translation>
    </message>
    <message>
        <source>Retiro · motivo</source>
        <translation>Recall · reason</translation>
    </message>
    <message>
        <source>Contacto · calidad</source>
        <translation>Contact · quality</translation>
    </message>
    <message>
        <source>Contacto · tipo</source>
        <translation>Contact · type</translation>
    </message>
    <message>
        <source>Contacto · dato</source>
        <translation>Contact · value</translation>
    </message>
    <message>
        <source>Contacto · fuente</source>
        <translation>Contact · source</translation>
    </message>
    <message>
        <source>Contacto · fecha del reporte</source>
        <translation>Contact · report date</translation>
    </message>
    <message>
        <source>Exclusión · motivo</source>
        <translation>Exclusion · reason</translation>
    </message>
    <message>
        <source>Exclusión · desde</source>
        <translation>Exclusion · from</translation>
    </message>
    <message>
        <source>Exclusión · hasta</source>
        <translation>Exclusion · until</translation>
    </message>
</context>
<context>
    <name>ImportIssues</name>
    <message>
        <source>Fila</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Columna</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>It says</translation>
    </message>
    <message>
        <source>Qué pasa</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Cómo se corrige</source>
        <translation>How to correct it</translation>
    </message>
    <message>
        <source>Filas con problemas</source>
        <translation>Rows with problems</translation>
    </message>
</context>
<context>
    <name>ImportPlaces</name>
    <message>
        <source>México</source>
        <translation>Mexico</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Colombia</translation>
    </message>
    <message>
        <source>Perú</source>
        <translation>Peru</translation>
    </message>
    <message>
        <source>Chile</source>
        <translation>Chile</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentina</translation>
    </message>
    <message>
        <source>Brasil</source>
        <translation>Brazil</translation>
    </message>
    <message>
        <source>Ecuador</source>
        <translation>Ecuador</translation>
    </message>
    <message>
        <source>Estados Unidos</source>
        <translation>United States</translation>
    </message>
    <message>
        <source>MXN · peso mexicano</source>
        <translation>MXN · Mexican peso</translation>
    </message>
    <message>
        <source>COP · peso colombiano</source>
        <translation>COP · Colombian peso</translation>
    </message>
    <message>
        <source>PEN · sol peruano</source>
        <translation>PEN · Peruvian sol</translation>
    </message>
    <message>
        <source>CLP · peso chileno</source>
        <translation>CLP · Chilean peso</translation>
    </message>
    <message>
        <source>ARS · peso argentino</source>
        <translation>ARS · Argentine peso</translation>
    </message>
    <message>
        <source>BRL · real brasileño</source>
        <translation>BRL · Brazilian real</translation>
    </message>
    <message>
        <source>USD · dólar</source>
        <translation>USD · US dollar</translation>
    </message>
</context>
<context>
    <name>ImportUndone</name>
    <message>
        <source>Importación deshecha: {restored} como antes, {removed} quitadas.</source>
        <translation>Import undone: {restored} as before, {removed} removed.</translation>
    </message>
    <message>
        <source>{count} quedan como están: ya se usan o cambiaron después.</source>
        <translation>{count} stay as they are: they are in use or changed later.</translation>
    </message>
</context>
<context>
    <name>ImportUnmatched</name>
    <message>
        <source>Fila</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Por qué</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Importe</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Filas sin cuenta</source>
        <translation>Rows without account</translation>
    </message>
    <message>
        <source>La referencia y la cuenta son de dos créditos distintos</source>
        <translation>Reference and account belong to two different loans</translation>
    </message>
    <message>
        <source>Varias cuentas de la persona deben ese importe</source>
        <translation>Several of the person&apos;s accounts owe that amount</translation>
    </message>
    <message>
        <source>La persona se conoce, pero ninguna cuenta debe ese importe</source>
        <translation>The person is known, but no account owes that amount</translation>
    </message>
    <message>
        <source>No hay ninguna cuenta ni persona con esos datos</source>
        <translation>No account or person has these data</translation>
    </message>
</context>
<context>
    <name>ImportWidget</name>
    <message>
        <source>Importar</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Simulación</source>
        <translation>Dry run</translation>
    </message>
    <message>
        <source>Importando {file}</source>
        <translation>Importing {file}</translation>
    </message>
    <message>
        <source>Revisando {file}</source>
        <translation>Checking {file}</translation>
    </message>
    <message>
        <source>No se pudo seguir</source>
        <translation>Could not go on</translation>
    </message>
    <message>
        <source>Este archivo no se puede usar así</source>
        <translation>This file cannot be used as it is</translation>
    </message>
    <message>
        <source>Elegir otro archivo</source>
        <translation>Choose another file</translation>
    </message>
    <message>
        <source>Importación cancelada. No cambió nada.</source>
        <translation>Import cancelled. Nothing changed.</translation>
    </message>
    <message numerus="yes">
        <source>%n fila(s) rechazada(s) en {file}</source>
        <translation>
            <numerusform>%n rejected row in {file}</numerusform>
            <numerusform>%n rejected rows in {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Cartera o pagos del acreedor</source>
        <translation>The creditor&apos;s portfolio or payments</translation>
    </message>
    <message>
        <source>O sigue con el archivo que ya elegiste</source>
        <translation>Or go on with the file you chose</translation>
    </message>
    <message>
        <source>Simular importación</source>
        <translation>Simulate the import</translation>
    </message>
    <message>
        <source>Las filas con error quedan fuera y se pueden corregir después</source>
        <translation>Rows with an error are left out and can be corrected later</translation>
    </message>
    <message>
        <source>Todavía no ha cambiado nada</source>
        <translation>Nothing has changed yet</translation>
    </message>
    <message>
        <source>Importar otro archivo</source>
        <translation>Import another file</translation>
    </message>
    <message>
        <source>Ver las colas</source>
        <translation>See the queues</translation>
    </message>
    <message>
        <source>Guardar rechazadas</source>
        <translation>Save rejected rows</translation>
    </message>
</context>
<context>
    <name>Importance</name>
    <message>
        <source>Sin importancia marcada</source>
        <translation>No importance set</translation>
    </message>
    <message>
        <source>Baja</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Alta</source>
        <translation>High</translation>
    </message>
    <message>
        <source>Urgente</source>
        <translation>Urgent</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Ventana por vencer</source>
        <translation>Window closing soon</translation>
    </message>
    <message>
        <source>Requieren respuesta</source>
        <translation>Need a reply</translation>
    </message>
    <message>
        <source>Promesas de hoy</source>
        <translation>Promises for today</translation>
    </message>
    <message>
        <source>Abiertas</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Pospuestas</source>
        <translation>Snoozed</translation>
    </message>
    <message>
        <source>Resueltas</source>
        <translation>Resolved</translation>
    </message>
</context>
<context>
    <name>InboxRow</name>
    <message>
        <source>ayer</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{name} está escribiendo…</source>
        <translation>{name} is typing…</translation>
    </message>
    <message>
        <source>{name} está respondiendo…</source>
        <translation>{name} is replying…</translation>
    </message>
    <message>
        <source>Borrador:</source>
        <translation>Draft:</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Voice message</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Ubicación</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Sin mensajes</source>
        <translation>No messages</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>No entregado</source>
        <translation>Not delivered</translation>
    </message>
    <message>
        <source>Baja</source>
        <translation>Opt-out</translation>
    </message>
    <message>
        <source>Solo plantilla</source>
        <translation>Template only</translation>
    </message>
    <message>
        <source>Promesa rota</source>
        <translation>Broken promise</translation>
    </message>
    <message>
        <source>Cumplida</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Hoy {amount}</source>
        <translation>Today {amount}</translation>
    </message>
    <message>
        <source>Disputa · en pausa</source>
        <translation>Dispute · paused</translation>
    </message>
    <message>
        <source>Queja · en pausa</source>
        <translation>Complaint · paused</translation>
    </message>
    <message>
        <source>Dice que pagó</source>
        <translation>Claims paid</translation>
    </message>
    <message>
        <source>Vulnerable · en pausa</source>
        <translation>Vulnerable · paused</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Fallecido</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>Insolvencia</source>
        <translation>Bankruptcy</translation>
    </message>
    <message>
        <source>En juicio</source>
        <translation>Legal</translation>
    </message>
    <message>
        <source>Fraude</source>
        <translation>Fraud</translation>
    </message>
    <message>
        <source>No contactar</source>
        <translation>Do not contact</translation>
    </message>
    <message>
        <source>Menor de edad</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>Retirada</source>
        <translation>Recalled</translation>
    </message>
    <message>
        <source>Pagada</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Con convenio</source>
        <translation>Arrangement</translation>
    </message>
    <message>
        <source>{count} sin leer</source>
        <translation>{count} unread</translation>
    </message>
    <message>
        <source>{days} días de atraso</source>
        <translation>{days} days past due</translation>
    </message>
    <message>
        <source>vencido {amount}</source>
        <translation>past due {amount}</translation>
    </message>
    <message>
        <source>espera respuesta hace {time}</source>
        <translation>waiting for a reply for {time}</translation>
    </message>
    <message>
        <source>mañana {hour}</source>
        <translation>tomorrow {hour}</translation>
    </message>
    <message>
        <source>Hasta que responda</source>
        <translation>Until they reply</translation>
    </message>
    <message>
        <source>importancia {level}</source>
        <translation>importance {level}</translation>
    </message>
    <message>
        <source>marcada como no leída</source>
        <translation>marked as unread</translation>
    </message>
    <message>
        <source>pospuesta</source>
        <translation>snoozed</translation>
    </message>
    <message>
        <source>asignada a {name}</source>
        <translation>assigned to {name}</translation>
    </message>
    <message>
        <source>{name} la tiene abierta</source>
        <translation>{name} has it open</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Elige una conversación</source>
        <translation>Choose a conversation</translation>
    </message>
    <message>
        <source>Alt ↓ abre la siguiente de la lista.</source>
        <translation>Alt ↓ opens the next one in the list.</translation>
    </message>
    <message>
        <source>La cuenta no tiene un número al que escribir</source>
        <translation>The account has no number to write to</translation>
    </message>
    <message>
        <source>Promesa enviada a aprobación</source>
        <translation>Promise sent for approval</translation>
    </message>
    <message>
        <source>Promesa registrada; la confirmación no pudo salir</source>
        <translation>Promise recorded; the confirmation could not leave</translation>
    </message>
    <message>
        <source>Promesa registrada</source>
        <translation>Promise recorded</translation>
    </message>
    <message>
        <source>Promesa registrada y confirmada por escrito</source>
        <translation>Promise recorded and confirmed in writing</translation>
    </message>
</context>
<context>
    <name>IssuesCard</name>
    <message>
        <source>Filas con problemas</source>
        <translation>Rows with problems</translation>
    </message>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation>
            <numerusform>%n rejected</numerusform>
            <numerusform>%n rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message>
        <source>se ven las primeras {count}</source>
        <translation>the first {count} are shown</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Rechazadas</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>Qué filas se ven</source>
        <translation>Which rows are shown</translation>
    </message>
    <message>
        <source>Descargar rechazadas en Excel</source>
        <translation>Save the rejected ones as Excel</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>sin tecla</source>
        <translation>no key</translation>
    </message>
    <message>
        <source>{name}: {keys}. Cambiar</source>
        <translation>{name}: {keys}. Change</translation>
    </message>
    <message>
        <source>Cambiar la tecla (Enter y luego las teclas nuevas)</source>
        <translation>Change the key (Enter, then the new keys)</translation>
    </message>
    <message>
        <source>Pulsa las teclas…</source>
        <translation>Press the keys…</translation>
    </message>
</context>
<context>
    <name>LabelSheet</name>
    <message>
        <source>Etiqueta nueva</source>
        <translation>New label</translation>
    </message>
    <message>
        <source>Crear</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Colour</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Violeta</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>Azul</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Verde</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Ámbar</source>
        <translation>Amber</translation>
    </message>
    <message>
        <source>Rojo</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Gris</source>
        <translation>Grey</translation>
    </message>
</context>
<context>
    <name>LeftOver</name>
    <message>
        <source>{file} quedó sin cargar</source>
        <translation>{file} was not loaded</translation>
    </message>
    <message>
        <source>Se leyó completo el {day} y no cambió nada todavía.</source>
        <translation>It was read in full on {day}; nothing has changed yet.</translation>
    </message>
    <message>
        <source>La lectura del {day} se interrumpió; no cambió nada.</source>
        <translation>Its reading of {day} was cut off; nothing has changed.</translation>
    </message>
    <message>
        <source>Continuar</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Descartar</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>LetterCard</name>
    <message>
        <source>Carta del acreedor</source>
        <translation>Creditor&apos;s letter</translation>
    </message>
    <message>
        <source>Escribe sus cifras para compararlas</source>
        <translation>Type its figures to compare them</translation>
    </message>
    <message>
        <source>Filas</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Cifra</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Carta</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Diferencia</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>No se entiende</source>
        <translation>Not understood</translation>
    </message>
    <message>
        <source>Igual</source>
        <translation>Equal</translation>
    </message>
    <message>
        <source>Cuadra con la carta</source>
        <translation>Agrees with the letter</translation>
    </message>
    <message>
        <source>No cuadra con la carta</source>
        <translation>Does not agree with the letter</translation>
    </message>
</context>
<context>
    <name>Lift</name>
    <message>
        <source>{what}, desde el {day} por {who}.</source>
        <translation>{what}, since {day} by {who}.</translation>
    </message>
    <message>
        <source>Levantar el bloqueo</source>
        <translation>Lift the block</translation>
    </message>
    <message>
        <source>Levantar la pausa</source>
        <translation>Lift the hold</translation>
    </message>
    <message>
        <source>Se le vuelve a escribir según las reglas de siempre. Los mensajes que murieron no se envían. Queda registrado quién lo pidió y quién lo acordó.</source>
        <translation>They may be written to again under the usual rules. Messages that died are not sent. Who asked and who agreed is recorded.</translation>
    </message>
    <message>
        <source>Los recordatorios y las plantillas vuelven a salir según las reglas de siempre. Queda registrado con tu nombre.</source>
        <translation>Reminders and templates go out again under the usual rules. It is recorded under your name.</translation>
    </message>
    <message>
        <source>hasta el {day}</source>
        <translation>until {day}</translation>
    </message>
</context>
<context>
    <name>LiftSheet</name>
    <message>
        <source>Razón</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Quién de supervisión lo acordó</source>
        <translation>Who of the supervisors agreed</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Levantar</source>
        <translation>Lift</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Plazo</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Monto mínimo</source>
        <translation>Minimum amount</translation>
    </message>
    <message>
        <source>Promesas vigentes</source>
        <translation>Open promises</translation>
    </message>
    <message>
        <source>Rotas en 90 días</source>
        <translation>Broken in 90 days</translation>
    </message>
    <message>
        <source>Monto máximo</source>
        <translation>Maximum amount</translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Día hábil</source>
        <translation>Business day</translation>
    </message>
    <message>
        <source>Fin de la asignación</source>
        <translation>End of placement</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>{value} días, máximo {bound}</source>
        <translation>{value} days, at most {bound}</translation>
    </message>
    <message>
        <source>{value} día, máximo {bound}</source>
        <translation>{value} day, at most {bound}</translation>
    </message>
    <message>
        <source>{value} %, mínimo {bound} %</source>
        <translation>{value}%, at least {bound}%</translation>
    </message>
    <message>
        <source>mínimo {amount}</source>
        <translation>at least {amount}</translation>
    </message>
    <message>
        <source>máximo {amount}</source>
        <translation>at most {amount}</translation>
    </message>
    <message>
        <source>{value}, máximo {bound}</source>
        <translation>{value}, at most {bound}</translation>
    </message>
    <message>
        <source>en orden</source>
        <translation>fine</translation>
    </message>
    <message>
        <source>no vale</source>
        <translation>not valid</translation>
    </message>
    <message>
        <source>El plazo máximo son {days} días.</source>
        <translation>The longest term is {days} days.</translation>
    </message>
    <message>
        <source>El mínimo es {amount}.</source>
        <translation>The minimum is {amount}.</translation>
    </message>
    <message>
        <source>La cuenta ya tiene una promesa vigente.</source>
        <translation>The account already has an open promise.</translation>
    </message>
    <message>
        <source>Ya rompió {count} promesas en 90 días.</source>
        <translation>{count} promises were broken in 90 days.</translation>
    </message>
    <message>
        <source>Debe {amount} en total.</source>
        <translation>The whole debt is {amount}.</translation>
    </message>
    <message>
        <source>Esa fecha ya pasó.</source>
        <translation>That date has passed.</translation>
    </message>
    <message>
        <source>Los bancos no trabajan ese día.</source>
        <translation>Banks are closed that day.</translation>
    </message>
    <message>
        <source>La asignación termina antes.</source>
        <translation>The placement ends before.</translation>
    </message>
    <message>
        <source>La moneda no es la de la cuenta.</source>
        <translation>The currency is not the account&apos;s.</translation>
    </message>
    <message>
        <source>Pasará a aprobación de supervisión.</source>
        <translation>It will go to a supervisor for approval.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Avisos</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>En cola</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Enviando</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>Sin confirmación de WhatsApp</source>
        <translation>Not confirmed by WhatsApp</translation>
    </message>
    <message>
        <source>Aceptado por WhatsApp</source>
        <translation>Accepted by WhatsApp</translation>
    </message>
    <message>
        <source>No se envió</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>No entregado</source>
        <translation>Not delivered</translation>
    </message>
    <message>
        <source>Enviado</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Leído</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Reproducido</source>
        <translation>Played</translation>
    </message>
    <message>
        <source>No salió de aquí. Puedes enviarlo cuando se permita.</source>
        <translation>It did not leave here. You can send it when that is allowed.</translation>
    </message>
    <message>
        <source>Se retiró antes de salir: no llegó</source>
        <translation>Called back before it left: it did not arrive</translation>
    </message>
    <message>
        <source>WhatsApp no dio una causa</source>
        <translation>WhatsApp gave no cause</translation>
    </message>
    <message>
        <source>Puedes copiar el texto y escribirlo de nuevo.</source>
        <translation>You can copy the text and write it again.</translation>
    </message>
    <message>
        <source>Alguien del equipo lo retiró.</source>
        <translation>Somebody of the team called it back.</translation>
    </message>
    <message>
        <source>La ventana de 24 horas ya estaba cerrada</source>
        <translation>The 24-hour window was already closed</translation>
    </message>
    <message>
        <source>Escribe con una plantilla aprobada.</source>
        <translation>Write with an approved template.</translation>
    </message>
    <message>
        <source>No salió de aquí. Puedes enviarlo ahora o pasar el texto.</source>
        <translation>It did not leave here. You can send it now or take the text back.</translation>
    </message>
    <message>
        <source>La cuenta de WhatsApp de la empresa no puede enviar</source>
        <translation>The company&apos;s WhatsApp account cannot send</translation>
    </message>
    <message>
        <source>Administración debe revisar permisos, pagos o registro en Meta.</source>
        <translation>Administration must check permissions, payment or registration at Meta.</translation>
    </message>
    <message>
        <source>WhatsApp no permite escribir a ese país desde esta cuenta</source>
        <translation>WhatsApp does not let this account write to that country</translation>
    </message>
    <message>
        <source>Usa otro medio.</source>
        <translation>Use another channel.</translation>
    </message>
    <message>
        <source>Quien usa el número puede haber cambiado</source>
        <translation>Whoever uses the number may have changed</translation>
    </message>
    <message>
        <source>Confirma su identidad antes de escribir; no se reveló nada.</source>
        <translation>Confirm their identity before you write; nothing was disclosed.</translation>
    </message>
    <message>
        <source>WhatsApp no entendió el mensaje</source>
        <translation>WhatsApp did not understand the message</translation>
    </message>
    <message>
        <source>Escríbelo de otra forma; si se repite, avisa a soporte.</source>
        <translation>Write it in another way; if it happens again, tell support.</translation>
    </message>
    <message>
        <source>WhatsApp no aceptó la plantilla</source>
        <translation>WhatsApp did not accept the template</translation>
    </message>
    <message>
        <source>Elige otra plantilla; esta está pausada o cambió.</source>
        <translation>Choose another template; this one is paused or changed.</translation>
    </message>
    <message>
        <source>Se alcanzó un límite de envío</source>
        <translation>A sending limit was reached</translation>
    </message>
    <message>
        <source>Espera unos minutos antes de escribir de nuevo.</source>
        <translation>Wait a few minutes before writing again.</translation>
    </message>
    <message>
        <source>La persona pidió no recibir mensajes</source>
        <translation>The person opted out</translation>
    </message>
    <message>
        <source>No se le puede escribir.</source>
        <translation>They may not be written to.</translation>
    </message>
    <message>
        <source>El número no puede recibir mensajes de WhatsApp</source>
        <translation>The number cannot receive WhatsApp messages</translation>
    </message>
    <message>
        <source>Confirma el número o usa otro medio.</source>
        <translation>Confirm the number or use another channel.</translation>
    </message>
    <message>
        <source>WhatsApp decidió no entregarlo ahora</source>
        <translation>WhatsApp chose not to deliver it now</translation>
    </message>
    <message>
        <source>Espera al menos un día; insistir alarga el bloqueo.</source>
        <translation>Wait at least a day; insisting prolongs the block.</translation>
    </message>
    <message>
        <source>WhatsApp excluye a esta persona de los mensajes de marketing</source>
        <translation>WhatsApp excludes this person from marketing messages</translation>
    </message>
    <message>
        <source>Usa una plantilla de utilidad u otro medio.</source>
        <translation>Use a utility template or another channel.</translation>
    </message>
    <message>
        <source>WhatsApp no acepta este archivo</source>
        <translation>WhatsApp does not accept this file</translation>
    </message>
    <message>
        <source>Envía el archivo en otro formato.</source>
        <translation>Send the file in another format.</translation>
    </message>
    <message>
        <source>WhatsApp tuvo una falla pasajera</source>
        <translation>WhatsApp had a passing failure</translation>
    </message>
    <message>
        <source>Puedes enviarlo otra vez.</source>
        <translation>You can send it again.</translation>
    </message>
    <message>
        <source>WhatsApp frena este número por quejas o por su calidad</source>
        <translation>WhatsApp slows this number down for complaints or quality</translation>
    </message>
    <message>
        <source>Avisa a supervisión; insistir lo empeora.</source>
        <translation>Tell supervision; insisting makes it worse.</translation>
    </message>
    <message>
        <source>El archivo ya no está en este equipo</source>
        <translation>The file is no longer on this machine</translation>
    </message>
    <message>
        <source>Adjúntalo de nuevo.</source>
        <translation>Attach it again.</translation>
    </message>
    <message>
        <source>Pasó la hora programada sin una consola abierta</source>
        <translation>The scheduled time passed without an open console</translation>
    </message>
    <message>
        <source>Un dato de la plantilla no tiene la forma que pide WhatsApp</source>
        <translation>A value of the template does not have the form that WhatsApp wants</translation>
    </message>
    <message>
        <source>Corrige los datos, sin saltos de línea, y elige la plantilla de nuevo.</source>
        <translation>Correct the values, without line breaks, and choose the template again.</translation>
    </message>
    <message>
        <source>Los envíos están detenidos</source>
        <translation>Sending is stopped</translation>
    </message>
    <message>
        <source>Supervisión debe reanudarlos.</source>
        <translation>A supervisor must resume it.</translation>
    </message>
</context>
<context>
    <name>MediaViewer</name>
    <message>
        <source>El archivo no se puede mostrar.</source>
        <translation>The file cannot be shown.</translation>
    </message>
    <message>
        <source>Anterior (←)</source>
        <translation>Previous (←)</translation>
    </message>
    <message>
        <source>Siguiente (→)</source>
        <translation>Next (→)</translation>
    </message>
    <message>
        <source>Girar (R)</source>
        <translation>Rotate (R)</translation>
    </message>
    <message>
        <source>Alejar (−)</source>
        <translation>Zoom out (−)</translation>
    </message>
    <message>
        <source>Acercar (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>Guardar una copia (S)</source>
        <translation>Save a copy (S)</translation>
    </message>
    <message>
        <source>Abrir en otro programa (O)</source>
        <translation>Open in another program (O)</translation>
    </message>
    <message>
        <source>{number} de {count}</source>
        <translation>{number} of {count}</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Fecha de pago</source>
        <translation>Payment date</translation>
    </message>
    <message>
        <source>Los bancos no trabajan ese día</source>
        <translation>Banks are closed that day</translation>
    </message>
    <message>
        <source>El plazo máximo es el {day}</source>
        <translation>The latest date is {day}</translation>
    </message>
    <message>
        <source>Ya pasó</source>
        <translation>It has passed</translation>
    </message>
</context>
<context>
    <name>NewerButton</name>
    <message>
        <source>1 mensaje nuevo</source>
        <translation>1 new message</translation>
    </message>
    <message>
        <source>{count} mensajes nuevos</source>
        <translation>{count} new messages</translation>
    </message>
    <message>
        <source>Volver a lo más reciente</source>
        <translation>Back to the newest</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>La ventana se cierra en {span}</source>
        <translation>The window closes in {span}</translation>
    </message>
    <message>
        <source>No escribir</source>
        <translation>Do not write</translation>
    </message>
    <message>
        <source>Pedir el comprobante</source>
        <translation>Ask for the receipt</translation>
    </message>
    <message>
        <source>Atender su aclaración</source>
        <translation>Attend to the dispute</translation>
    </message>
    <message>
        <source>Responder antes del cierre</source>
        <translation>Answer before it closes</translation>
    </message>
    <message>
        <source>Renegociar la promesa</source>
        <translation>Renegotiate the promise</translation>
    </message>
    <message>
        <source>Recordar el pago de hoy</source>
        <translation>Remind of today&apos;s payment</translation>
    </message>
    <message>
        <source>Verificar el pago prometido</source>
        <translation>Verify the promised payment</translation>
    </message>
    <message>
        <source>Responder su mensaje</source>
        <translation>Answer their message</translation>
    </message>
    <message>
        <source>Esperar el pago prometido</source>
        <translation>Wait for the promised payment</translation>
    </message>
    <message>
        <source>Proponer una promesa</source>
        <translation>Propose a promise</translation>
    </message>
    <message>
        <source>Nada pendiente</source>
        <translation>Nothing pending</translation>
    </message>
    <message>
        <source>Hoy nada puede salir hacia esta persona</source>
        <translation>Nothing may go out to this person today</translation>
    </message>
    <message>
        <source>Dijo que ya pagó; falta verificarlo</source>
        <translation>Said it is paid; still to be verified</translation>
    </message>
    <message>
        <source>La gestión está en pausa; solo se responde</source>
        <translation>Work is on hold; only answers go out</translation>
    </message>
    <message>
        <source>Escribió y espera nuestra respuesta</source>
        <translation>Wrote and waits for our answer</translation>
    </message>
    <message>
        <source>Tiene saldo vencido y ninguna promesa</source>
        <translation>Has arrears and no promise</translation>
    </message>
    <message>
        <source>Rompió la del {day} por {amount}</source>
        <translation>Broke the one of {day} for {amount}</translation>
    </message>
    <message>
        <source>Prometió {amount} para hoy</source>
        <translation>Promised {amount} for today</translation>
    </message>
    <message>
        <source>Prometió {amount} para el {day}</source>
        <translation>Promised {amount} for {day}</translation>
    </message>
    <message>
        <source>Registrar promesa</source>
        <translation>Record promise</translation>
    </message>
    <message>
        <source>Registrar lo que ofrece pagar (Alt P)</source>
        <translation>Record what they offer to pay (Alt P)</translation>
    </message>
    <message>
        <source>Responder</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Ir a escribir (Alt R)</source>
        <translation>Go and write (Alt R)</translation>
    </message>
    <message>
        <source>Enviar plantilla</source>
        <translation>Send template</translation>
    </message>
    <message>
        <source>Elegir una plantilla aprobada (Alt T)</source>
        <translation>Choose an approved template (Alt T)</translation>
    </message>
</context>
<context>
    <name>NextStepBlock</name>
    <message>
        <source>Razones</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>Siguiente mejor acción</source>
        <translation>Next best action</translation>
    </message>
    <message>
        <source>Prioridad {score}</source>
        <translation>Priority {score}</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>Nota interna para el equipo</source>
        <translation>Internal note for the team</translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>Agregar</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Guardar la nota (Enter)</source>
        <translation>Save the note (Enter)</translation>
    </message>
    <message>
        <source>Todavía no hay notas.</source>
        <translation>No notes yet.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Cerrar el aviso</source>
        <translation>Close the notice</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Así avisa Acuerdo</source>
        <translation>This is how Acuerdo notifies</translation>
    </message>
    <message>
        <source>Un clic en el aviso abre la conversación.</source>
        <translation>A click on the notice opens the conversation.</translation>
    </message>
    <message>
        <source>No llegó tu mensaje a {name}</source>
        <translation>Your message to {name} did not arrive</translation>
    </message>
    <message>
        <source>La ventana de {name} vence en {minutes} min</source>
        <translation>The window of {name} closes in {minutes} min</translation>
    </message>
    <message>
        <source>{by} te menciona: {name}</source>
        <translation>{by} mentions you: {name}</translation>
    </message>
    <message>
        <source>{by} te pasó a {name}</source>
        <translation>{by} handed {name} over to you</translation>
    </message>
    <message>
        <source>Promesas que vencen hoy: {count}</source>
        <translation>Promises due today: {count}</translation>
    </message>
    <message>
        <source>Sin conexión con el relé</source>
        <translation>No connection to the relay</translation>
    </message>
    <message>
        <source>Mensaje nuevo</source>
        <translation>New message</translation>
    </message>
    <message>
        <source>Mensaje nuevo, sin asignar</source>
        <translation>New message, unassigned</translation>
    </message>
    <message>
        <source>En una nota interna</source>
        <translation>In an internal note</translation>
    </message>
    <message>
        <source>La conversación es tuya</source>
        <translation>The conversation is yours</translation>
    </message>
    <message>
        <source>La causa está en la conversación</source>
        <translation>The cause is in the conversation</translation>
    </message>
    <message>
        <source>Después solo podrás enviar plantilla</source>
        <translation>After that you can only send a template</translation>
    </message>
    <message>
        <source>Están en Promesas</source>
        <translation>They are under Promises</translation>
    </message>
    <message>
        <source>Lo escrito sale al reconectar</source>
        <translation>What you write goes out on reconnecting</translation>
    </message>
    <message>
        <source>Novedades en Acuerdo: {count}</source>
        <translation>News in Acuerdo: {count}</translation>
    </message>
    <message>
        <source>{names} y {more} más</source>
        <translation>{names} and {more} more</translation>
    </message>
    <message>
        <source>Mensaje nuevo en mis conversaciones</source>
        <translation>New message in my conversations</translation>
    </message>
    <message>
        <source>Se agrupan si llegan más de tres</source>
        <translation>Grouped when more than three come</translation>
    </message>
    <message>
        <source>Mensaje sin asignar</source>
        <translation>Unassigned message</translation>
    </message>
    <message>
        <source>De alguien a quien nadie atiende todavía</source>
        <translation>From somebody nobody attends to yet</translation>
    </message>
    <message>
        <source>Ventana por vencer</source>
        <translation>Window about to close</translation>
    </message>
    <message>
        <source>Cuando falten 60 minutos y no haya respuesta nuestra</source>
        <translation>When 60 minutes are left and we have not answered</translation>
    </message>
    <message>
        <source>Menciones</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Alguien te nombra en una nota interna</source>
        <translation>Somebody names you in an internal note</translation>
    </message>
    <message>
        <source>Conversación recibida</source>
        <translation>Conversation received</translation>
    </message>
    <message>
        <source>Alguien te pasa una conversación</source>
        <translation>Somebody hands a conversation over to you</translation>
    </message>
    <message>
        <source>Envío fallido</source>
        <translation>Failed send</translation>
    </message>
    <message>
        <source>Un mensaje tuyo no va a llegar</source>
        <translation>A message of yours will not arrive</translation>
    </message>
    <message>
        <source>Promesas del día</source>
        <translation>Promises of the day</translation>
    </message>
    <message>
        <source>Una vez al día, si alguna vence</source>
        <translation>Once a day, if any is due</translation>
    </message>
    <message>
        <source>Conexión perdida</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>El relé no responde</source>
        <translation>The relay does not answer</translation>
    </message>
</context>
<context>
    <name>NoticesCard</name>
    <message>
        <source>Campana corta</source>
        <translation>Short bell</translation>
    </message>
    <message>
        <source>Doble tono</source>
        <translation>Double tone</translation>
    </message>
    <message>
        <source>Tono grave</source>
        <translation>Low tone</translation>
    </message>
    <message>
        <source>Sin sonido</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>Sonido de «{name}»</source>
        <translation>Sound of “{name}”</translation>
    </message>
    <message>
        <source>Repetir el sonido cada 30 segundos hasta leer</source>
        <translation>Repeat the sound every 30 seconds until read</translation>
    </message>
    <message>
        <source>Mostrar el texto del mensaje en el aviso</source>
        <translation>Show the message&apos;s text in the notice</translation>
    </message>
    <message>
        <source>Contador en la barra de tareas</source>
        <translation>Counter on the task bar</translation>
    </message>
    <message>
        <source>Desactívalo si compartes pantalla</source>
        <translation>Switch it off when you share your screen</translation>
    </message>
    <message>
        <source>Cuenta personas que esperan, no mensajes</source>
        <translation>Counts people who wait, not messages</translation>
    </message>
    <message>
        <source>No molestar</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>También sábado y domingo</source>
        <translation>Also Saturday and Sunday</translation>
    </message>
    <message>
        <source>No molestar desde</source>
        <translation>Do not disturb from</translation>
    </message>
    <message>
        <source>No molestar hasta</source>
        <translation>Do not disturb until</translation>
    </message>
    <message>
        <source>Los avisos quedan en la campana, sin sonido ni ventana</source>
        <translation>Notices stay under the bell, without sound or window</translation>
    </message>
    <message>
        <source>Probar un aviso</source>
        <translation>Try a notice</translation>
    </message>
    <message>
        <source>El sistema permite avisos; acaba de salir uno.</source>
        <translation>The system allows notices; one was just sent.</translation>
    </message>
    <message>
        <source>El sistema no muestra avisos de Acuerdo. Permítelos en sus ajustes.</source>
        <translation>The system does not show Acuerdo&apos;s notices. Allow them in its settings.</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>usa 1 dato de la cuenta {account}</source>
        <translation>uses 1 fact of account {account}</translation>
    </message>
    <message>
        <source>usa {count} datos de la cuenta {account}</source>
        <translation>uses {count} facts of account {account}</translation>
    </message>
    <message>
        <source>falta llenar {marks}</source>
        <translation>{marks} is not filled in</translation>
    </message>
</context>
<context>
    <name>OperatorMenu</name>
    <message>
        <source>Atajos de teclado</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Salir</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Tamaño</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Densidad</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Oscuro</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Alto contraste</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Como el sistema</source>
        <translation>Match system</translation>
    </message>
    <message>
        <source>Compacta</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Cómoda</source>
        <translation>Comfortable</translation>
    </message>
</context>
<context>
    <name>OperatorState</name>
    <message>
        <source>Disponible</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>On a break</translation>
    </message>
    <message>
        <source>Ausente</source>
        <translation>Away</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>En esta conversación</source>
        <translation>In this conversation</translation>
    </message>
    <message>
        <source>Ir a</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Personas con «{words}» en sus mensajes</source>
        <translation>People with “{words}” in their messages</translation>
    </message>
    <message>
        <source>Plantillas</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>{text} en nota interna</source>
        <translation>{text} in an internal note</translation>
    </message>
</context>
<context>
    <name>PaletteCard</name>
    <message>
        <source>Buscar persona, cuenta, teléfono, mensaje o acción</source>
        <translation>Search person, account, phone, message or action</translation>
    </message>
    <message>
        <source>Paleta de comandos</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Resultados</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>elegir</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>ejecutar</source>
        <translation>run</translation>
    </message>
    <message>
        <source>&gt; acciones   @ personas   # cuentas   / plantillas</source>
        <translation>&gt; actions   @ people   # accounts   / templates</translation>
    </message>
    <message>
        <source>Nada con «{text}». Prueba con menos letras, o con otro dato.</source>
        <translation>Nothing with “{text}”. Try fewer letters, or another detail.</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Escribió hoy</source>
        <translation>Wrote today</translation>
    </message>
    <message>
        <source>Escribió ayer</source>
        <translation>Wrote yesterday</translation>
    </message>
    <message>
        <source>Contactada hoy</source>
        <translation>Contacted today</translation>
    </message>
    <message>
        <source>Sin contacto desde ayer</source>
        <translation>No contact since yesterday</translation>
    </message>
    <message>
        <source>1 intento en 7 días</source>
        <translation>1 attempt in 7 days</translation>
    </message>
    <message>
        <source>1 promesa rota</source>
        <translation>1 broken promise</translation>
    </message>
    <message>
        <source>Rompió una promesa hoy</source>
        <translation>Broke a promise today</translation>
    </message>
    <message>
        <source>Rompió una promesa ayer</source>
        <translation>Broke a promise yesterday</translation>
    </message>
    <message>
        <source>Tiene una promesa para mañana</source>
        <translation>Has a promise for tomorrow</translation>
    </message>
    <message>
        <source>Mañana pasa al siguiente tramo</source>
        <translation>Moves to the next bucket tomorrow</translation>
    </message>
    <message>
        <source>La asignación termina mañana</source>
        <translation>The placement ends tomorrow</translation>
    </message>
    <message>
        <source>Monto vencido de la cuenta</source>
        <translation>Account&apos;s past-due amount</translation>
    </message>
    <message>
        <source>Urgencia</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Su promesa vence hoy</source>
        <translation>The promise is due today</translation>
    </message>
    <message>
        <source>Su promesa está en días de gracia</source>
        <translation>The promise is in grace</translation>
    </message>
    <message>
        <source>La asignación termina en {detail} días</source>
        <translation>The placement ends in {detail} days</translation>
    </message>
    <message>
        <source>Pasa al siguiente tramo en {detail} días</source>
        <translation>Moves to the next bucket in {detail} days</translation>
    </message>
    <message>
        <source>Cumplió {detail} de sus {whole} promesas</source>
        <translation>Kept {detail} of {whole} promises</translation>
    </message>
    <message>
        <source>Escribió hace {detail} días</source>
        <translation>Wrote {detail} days ago</translation>
    </message>
    <message>
        <source>Espera nuestra respuesta</source>
        <translation>Is waiting for our reply</translation>
    </message>
    <message>
        <source>Rompió una promesa hace {detail} días</source>
        <translation>Broke a promise {detail} days ago</translation>
    </message>
    <message>
        <source>Envió un comprobante</source>
        <translation>Sent a receipt</translation>
    </message>
    <message>
        <source>Su oferta vence en {detail} días</source>
        <translation>The offer ends in {detail} days</translation>
    </message>
    <message>
        <source>La ventana está abierta</source>
        <translation>The window is open</translation>
    </message>
    <message>
        <source>Sin contacto hace {detail} días</source>
        <translation>No contact for {detail} days</translation>
    </message>
    <message>
        <source>Nadie la ha contactado</source>
        <translation>Never contacted</translation>
    </message>
    <message>
        <source>{detail} intentos en 7 días</source>
        <translation>{detail} attempts in 7 days</translation>
    </message>
    <message>
        <source>El último mensaje no llegó</source>
        <translation>The last message did not arrive</translation>
    </message>
    <message>
        <source>{detail} promesas rotas</source>
        <translation>{detail} broken promises</translation>
    </message>
    <message>
        <source>Tiene una promesa para dentro de {detail} días</source>
        <translation>Has a promise in {detail} days</translation>
    </message>
    <message>
        <source>Ajuste entre 0 y 100</source>
        <translation>Kept between 0 and 100</translation>
    </message>
    <message>
        <source>Vigente</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>En días de gracia</source>
        <translation>In grace</translation>
    </message>
    <message>
        <source>Espera el archivo de pagos</source>
        <translation>Awaiting the payments file</translation>
    </message>
    <message>
        <source>Cumplida</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Cumplida con retraso</source>
        <translation>Kept late</translation>
    </message>
    <message>
        <source>Cumplida en parte</source>
        <translation>Partially kept</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Renegociada</source>
        <translation>Renegotiated</translation>
    </message>
    <message>
        <source>Cancelada</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Espera aprobación</source>
        <translation>Awaiting approval</translation>
    </message>
    <message>
        <source>Aprobación vencida</source>
        <translation>Approval expired</translation>
    </message>
    <message>
        <source>No aprobada</source>
        <translation>Not approved</translation>
    </message>
    <message>
        <source>Borrador</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Vence hoy</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>En pausa: no reconoce la deuda</source>
        <translation>On hold: disputes the debt</translation>
    </message>
    <message>
        <source>En pausa: queja o denuncia</source>
        <translation>On hold: complaint</translation>
    </message>
    <message>
        <source>En pausa: dice que ya pagó</source>
        <translation>On hold: says it is paid</translation>
    </message>
    <message>
        <source>En pausa: situación de vulnerabilidad</source>
        <translation>On hold: vulnerable situation</translation>
    </message>
    <message>
        <source>En pausa: promesa vigente</source>
        <translation>On hold: promise under way</translation>
    </message>
    <message>
        <source>En pausa: lo pidió el acreedor</source>
        <translation>On hold: the creditor asked for it</translation>
    </message>
    <message>
        <source>Bloqueada: falleció</source>
        <translation>Blocked: deceased</translation>
    </message>
    <message>
        <source>Bloqueada: concurso o insolvencia</source>
        <translation>Blocked: bankruptcy or insolvency</translation>
    </message>
    <message>
        <source>Bloqueada: abogado o demanda</source>
        <translation>Blocked: lawyer or lawsuit</translation>
    </message>
    <message>
        <source>Bloqueada: fraude o robo de identidad</source>
        <translation>Blocked: fraud or identity theft</translation>
    </message>
    <message>
        <source>Bloqueada: no contactar</source>
        <translation>Blocked: do not contact</translation>
    </message>
    <message>
        <source>Bloqueada: menor de edad</source>
        <translation>Blocked: a minor</translation>
    </message>
    <message>
        <source>Bloqueada: retirada por el acreedor</source>
        <translation>Blocked: recalled by the creditor</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>Portugués</source>
        <translation>Portuguese</translation>
    </message>
    <message>
        <source>Inglés</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Titular</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>Codeudor</source>
        <translation>Co-debtor</translation>
    </message>
    <message>
        <source>Referencia</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>el documento</source>
        <translation>the document</translation>
    </message>
    <message>
        <source>el teléfono</source>
        <translation>the phone</translation>
    </message>
    <message>
        <source>el correo</source>
        <translation>the e-mail</translation>
    </message>
    <message>
        <source>la dirección</source>
        <translation>the address</translation>
    </message>
    <message>
        <source>Saldo {amount}</source>
        <translation>Balance {amount}</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>No gestionable</source>
        <translation>Not to be worked</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>Acreedor</source>
        <translation>Creditor</translation>
    </message>
    <message>
        <source>Número de cuenta</source>
        <translation>Account number</translation>
    </message>
    <message>
        <source>Referencia de pago</source>
        <translation>Payment reference</translation>
    </message>
    <message>
        <source>Fecha de vencimiento</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Saldo al</source>
        <translation>Balance as of</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Pagado</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Revertido</source>
        <translation>Reversed</translation>
    </message>
    <message>
        <source>Ver todo</source>
        <translation>See all</translation>
    </message>
    <message>
        <source>{number}: pidió no recibir mensajes</source>
        <translation>{number}: opted out</translation>
    </message>
    <message>
        <source>{number}: no es suyo</source>
        <translation>{number}: not theirs</translation>
    </message>
    <message>
        <source>{number}: WhatsApp autorizado</source>
        <translation>{number}: WhatsApp allowed</translation>
    </message>
    <message>
        <source>{number}: no autorizó WhatsApp</source>
        <translation>{number}: WhatsApp not allowed</translation>
    </message>
    <message>
        <source>{number}: autorización desconocida</source>
        <translation>{number}: consent unknown</translation>
    </message>
    <message>
        <source>Enter o clic para levantarla; hace falta una razón</source>
        <translation>Enter or a click lifts it; a reason is needed</translation>
    </message>
    <message>
        <source>La pidió una lista del acreedor: se quita deshaciendo esa lista</source>
        <translation>A creditor&apos;s list asked for it: undoing that list ends it</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Se levantó; queda registrado</source>
        <translation>Lifted; it is on record</translation>
    </message>
    <message>
        <source>Ya no estaba vigente</source>
        <translation>It was no longer in force</translation>
    </message>
    <message>
        <source>Falta la razón</source>
        <translation>The reason is missing</translation>
    </message>
    <message>
        <source>Falta quién de supervisión lo acordó</source>
        <translation>Who of the supervisors agreed is missing</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>Ficha</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Línea de tiempo</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Notas</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Ocultar la ficha</source>
        <translation>Hide the profile</translation>
    </message>
    <message>
        <source>Otras acciones</source>
        <translation>Other actions</translation>
    </message>
    <message>
        <source>Volver a contactar más tarde…</source>
        <translation>Get back to them later…</translation>
    </message>
</context>
<context>
    <name>PhonePreview</name>
    <message>
        <source>Así llega al teléfono</source>
        <translation>As the phone shows it</translation>
    </message>
    <message>
        <source>Cuenta de empresa</source>
        <translation>Business account</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>En cuanto se pueda: {when}</source>
        <translation>As soon as it may: {when}</translation>
    </message>
    <message>
        <source>En 1 hora: {when}</source>
        <translation>In 1 hour: {when}</translation>
    </message>
    <message>
        <source>Programar el mensaje</source>
        <translation>Schedule the message</translation>
    </message>
    <message>
        <source>Día</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hora en la zona de la persona</source>
        <translation>Time in the person&apos;s zone</translation>
    </message>
    <message>
        <source>Hora de {city}</source>
        <translation>Time in {city}</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Programar</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Esa hora ya pasó.</source>
        <translation>That time has passed.</translation>
    </message>
    <message>
        <source>Saldrá {when}, si entonces sigue permitido.</source>
        <translation>It will go {when}, if it is still allowed then.</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Faltan las bibliotecas de sonido en este equipo</source>
        <translation>This computer lacks the sound libraries</translation>
    </message>
    <message>
        <source>El archivo está dañado o su formato no se conoce</source>
        <translation>The file is damaged or its format is unknown</translation>
    </message>
</context>
<context>
    <name>PolicyBar</name>
    <message>
        <source>Horario permitido {hours}; ahora son las {now}</source>
        <translation>Allowed hours {hours}; it is now {now}</translation>
    </message>
    <message>
        <source>Hoy no se permite contactar</source>
        <translation>Contact is not allowed today</translation>
    </message>
</context>
<context>
    <name>PolicyBlock</name>
    <message>
        <source>Este número no tiene cuentas asignadas.</source>
        <translation>This number has no accounts placed.</translation>
    </message>
    <message>
        <source>{made} de {cap}</source>
        <translation>{made} of {cap}</translation>
    </message>
    <message>
        <source>Contactos iniciados hoy</source>
        <translation>Contacts begun today</translation>
    </message>
    <message>
        <source>ninguno</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Canal de la semana</source>
        <translation>Channel of the week</translation>
    </message>
    <message>
        <source>Permitido</source>
        <translation>Allowed</translation>
    </message>
    <message>
        <source>No ahora</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Responder a sus mensajes</source>
        <translation>Replying to their messages</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Avance de la importación</source>
        <translation>Progress of the import</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Leer y revisar cada fila</source>
        <translation>Read and check each row</translation>
    </message>
    <message>
        <source>Comparar con lo que hay</source>
        <translation>Compare with what is there</translation>
    </message>
    <message>
        <source>Escribir personas, cuentas y prioridades</source>
        <translation>Write people, accounts and priorities</translation>
    </message>
    <message>
        <source>Importando</source>
        <translation>Importing</translation>
    </message>
    <message>
        <source>Simulando</source>
        <translation>Simulating</translation>
    </message>
    <message>
        <source>{done} de {total} filas</source>
        <translation>{done} of {total} rows</translation>
    </message>
    <message>
        <source>{done} filas</source>
        <translation>{done} rows</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Registrar promesa de pago</source>
        <translation>Record a promise to pay</translation>
    </message>
    <message>
        <source>Monto</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Mes anterior</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Mes siguiente</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Fechas sugeridas</source>
        <translation>Suggested dates</translation>
    </message>
    <message>
        <source>Sin mensaje de respaldo</source>
        <translation>No message as evidence</translation>
    </message>
    <message>
        <source>Cómo pagará</source>
        <translation>How they will pay</translation>
    </message>
    <message>
        <source>Respaldo</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Sin definir</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Transferencia</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Sucursal o ventanilla</source>
        <translation>Branch or counter</translation>
    </message>
    <message>
        <source>Tarjeta</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Nota de voz {time}</source>
        <translation>Voice message {time}</translation>
    </message>
    <message>
        <source>Editar texto</source>
        <translation>Edit text</translation>
    </message>
    <message>
        <source>Mensaje de confirmación</source>
        <translation>Confirmation message</translation>
    </message>
    <message>
        <source>Enviar al registrar</source>
        <translation>Send on recording</translation>
    </message>
    <message>
        <source>Límites</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Registrar y enviar</source>
        <translation>Record and send</translation>
    </message>
    <message>
        <source>vencido {amount}</source>
        <translation>past due {amount}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>Todo lo vencido {amount}</source>
        <translation>All past due {amount}</translation>
    </message>
    <message>
        <source>Mínimo {amount}</source>
        <translation>Minimum {amount}</translation>
    </message>
    <message>
        <source>Mitad {amount}</source>
        <translation>Half {amount}</translation>
    </message>
    <message>
        <source>Ese día le pagan</source>
        <translation>They are paid that day</translation>
    </message>
    <message>
        <source>Lo antes posible</source>
        <translation>As soon as possible</translation>
    </message>
    <message>
        <source>El primer día hábil</source>
        <translation>The first business day</translation>
    </message>
    <message>
        <source>Día de quincena</source>
        <translation>Payday</translation>
    </message>
    <message>
        <source>Antes del cierre del mes</source>
        <translation>Before the month ends</translation>
    </message>
    <message>
        <source>Evita pasar al siguiente tramo</source>
        <translation>Avoids the next bucket</translation>
    </message>
    <message>
        <source>La confirmación sale cuando supervisión la apruebe</source>
        <translation>The confirmation leaves once a supervisor approves</translation>
    </message>
    <message>
        <source>Queda en la línea de tiempo con tu nombre y hora</source>
        <translation>It stays in the timeline with your name and the time</translation>
    </message>
    <message>
        <source>Pedir aprobación</source>
        <translation>Ask for approval</translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>No hay conversación: la confirmación no se envía.</source>
        <translation>There is no conversation: the confirmation is not sent.</translation>
    </message>
    <message>
        <source>La confirmación no puede salir ahora: {reason}</source>
        <translation>The confirmation cannot leave now: {reason}</translation>
    </message>
    <message>
        <source>Mensaje libre, ventana abierta, sin costo</source>
        <translation>Free-form message, window open, no cost</translation>
    </message>
    <message>
        <source>La cuenta ya no está en la cartera.</source>
        <translation>The account is no longer in the portfolio.</translation>
    </message>
</context>
<context>
    <name>PromiseWords</name>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Vencidas</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Por vencer</source>
        <translation>Coming due</translation>
    </message>
    <message>
        <source>Cumplidas</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Rotas</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Hoy no vence ninguna promesa</source>
        <translation>No promise is due today</translation>
    </message>
    <message>
        <source>Las que vencen después están en «Por vencer».</source>
        <translation>Those due later are under “Coming due”.</translation>
    </message>
    <message>
        <source>Ninguna promesa está vencida</source>
        <translation>No promise is overdue</translation>
    </message>
    <message>
        <source>Aquí aparecen las que pasaron su día sin pago.</source>
        <translation>Those whose day passed without a payment appear here.</translation>
    </message>
    <message>
        <source>No hay promesas por vencer</source>
        <translation>No promises are coming due</translation>
    </message>
    <message>
        <source>Se registran desde la conversación, con Alt+P.</source>
        <translation>They are recorded from the conversation, with Alt+P.</translation>
    </message>
    <message>
        <source>Todavía no se cumple ninguna</source>
        <translation>None has been kept yet</translation>
    </message>
    <message>
        <source>Se marcan solas cuando llega el archivo de pagos.</source>
        <translation>They are marked on their own when the payments file arrives.</translation>
    </message>
    <message>
        <source>Ninguna promesa rota</source>
        <translation>No broken promise</translation>
    </message>
    <message>
        <source>Se marcan solas cuando pasan los días de gracia.</source>
        <translation>They are marked on their own when the days of grace pass.</translation>
    </message>
    <message>
        <source>Todavía no hay promesas</source>
        <translation>No promises yet</translation>
    </message>
    <message>
        <source>Vigente</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>En días de gracia</source>
        <translation>In grace</translation>
    </message>
    <message>
        <source>Espera archivo de pagos</source>
        <translation>Awaiting payments file</translation>
    </message>
    <message>
        <source>Por aprobar</source>
        <translation>Pending approval</translation>
    </message>
    <message>
        <source>Cumplida</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Cumplida tarde</source>
        <translation>Kept late</translation>
    </message>
    <message>
        <source>Cumplida en parte</source>
        <translation>Partially kept</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Renegociada</source>
        <translation>Renegotiated</translation>
    </message>
    <message>
        <source>Cancelada</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Expirada</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Rechazada</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>Borrador</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Ayer</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Mañana</source>
        <translation>Tomorrow</translation>
    </message>
</context>
<context>
    <name>PromisesWidget</name>
    <message>
        <source>Filtrar por persona o cuenta</source>
        <translation>Filter by person or account</translation>
    </message>
    <message>
        <source>Abrir conversación</source>
        <translation>Open conversation</translation>
    </message>
    <message>
        <source>Cancelar promesa</source>
        <translation>Cancel promise</translation>
    </message>
    <message>
        <source>Exportar</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Guardar las promesas en Excel (Ctrl+E)</source>
        <translation>Save the promises as Excel (Ctrl+E)</translation>
    </message>
    <message>
        <source>Promesas de pago</source>
        <translation>Promises to pay</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>{total} prometido</source>
        <translation>{total} promised</translation>
    </message>
    <message>
        <source>Promesa cancelada.</source>
        <translation>Promise cancelled.</translation>
    </message>
    <message>
        <source>Esa promesa ya estaba cerrada.</source>
        <translation>That promise was already closed.</translation>
    </message>
    <message>
        <source>Nadie coincide con «{text}»</source>
        <translation>Nobody matches “{text}”</translation>
    </message>
    <message>
        <source>Quitar el filtro</source>
        <translation>Remove the filter</translation>
    </message>
    <message>
        <source>Solo se cancela una promesa vigente</source>
        <translation>Only an open promise can be cancelled</translation>
    </message>
    <message>
        <source>Vence</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Prometido</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>Pagado</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Registró</source>
        <translation>Recorded by</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Prioridad</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Mora</source>
        <translation>DPD</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>Último contacto</source>
        <translation>Last contact</translation>
    </message>
    <message>
        <source>Ventana</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Agente</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>hoy {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>ayer {time}</source>
        <translation>yest {time}</translation>
    </message>
    <message>
        <source>Cerrada</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Rota {day} {amount}</source>
        <translation>Broken {day} {amount}</translation>
    </message>
    <message>
        <source>En parte {amount}</source>
        <translation>Partial {amount}</translation>
    </message>
    <message>
        <source>Cumplida {amount}</source>
        <translation>Kept {amount}</translation>
    </message>
    <message>
        <source>Por aprobar {amount}</source>
        <translation>To approve {amount}</translation>
    </message>
    <message>
        <source>{day} {amount}</source>
        <translation>{day} {amount}</translation>
    </message>
    <message>
        <source>hoy</source>
        <translation>today</translation>
    </message>
    <message>
        <source>ayer</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Hasta {time}</source>
        <translation>Until {time}</translation>
    </message>
    <message>
        <source>Hoy {time}</source>
        <translation>Today {time}</translation>
    </message>
    <message>
        <source>Mañana {time}</source>
        <translation>Tomorrow {time}</translation>
    </message>
    <message>
        <source>Pidió baja</source>
        <translation>Opted out</translation>
    </message>
    <message>
        <source>Sin permiso</source>
        <translation>No consent</translation>
    </message>
    <message>
        <source>Sin promociones</source>
        <translation>No marketing</translation>
    </message>
    <message>
        <source>Sin zona</source>
        <translation>No time zone</translation>
    </message>
    <message>
        <source>Envíos parados</source>
        <translation>Sending off</translation>
    </message>
    <message>
        <source>Faltan pagos</source>
        <translation>No payments</translation>
    </message>
    <message>
        <source>Libre</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>Sin WhatsApp</source>
        <translation>No WhatsApp</translation>
    </message>
    <message>
        <source>Hoy {amount}</source>
        <translation>Today {amount}</translation>
    </message>
    <message>
        <source>En gestión</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Excluido</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Sin nombre</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>0 d</translation>
    </message>
</context>
<context>
    <name>QueueHeading</name>
    <message>
        <source>Exportar</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Filtrar en esta cola</source>
        <translation>Filter this queue</translation>
    </message>
    <message>
        <source>Guardar la cola en Excel (Ctrl+E)</source>
        <translation>Save the queue as Excel (Ctrl+E)</translation>
    </message>
    <message>
        <source>Trabajar en orden</source>
        <translation>Work in order</translation>
    </message>
    <message>
        <source>Toma a la siguiente persona a quien se puede escribir (Alt+Enter)</source>
        <translation>Takes the next person who may be written to (Alt+Enter)</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>Contactables ahora</source>
        <translation>Contactable now</translation>
    </message>
    <message>
        <source>Entre las cuentas que la lista ha cargado</source>
        <translation>Among the accounts the list has loaded</translation>
    </message>
    <message>
        <source>Primero quien espera respuesta, luego por prioridad</source>
        <translation>Those awaiting a reply first, then by priority</translation>
    </message>
    <message>
        <source>Todas las carteras</source>
        <translation>All portfolios</translation>
    </message>
    <message>
        <source>{count} de {loaded}</source>
        <translation>{count} of {loaded}</translation>
    </message>
    <message numerus="yes">
        <source>%n coincide(n)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueWidget</name>
    <message>
        <source>Lista de trabajo</source>
        <translation>Worklist</translation>
    </message>
    <message>
        <source>Todavía no hay cuentas</source>
        <translation>No accounts yet</translation>
    </message>
    <message>
        <source>Importa la cartera del acreedor y aquí verás a quién escribir primero.</source>
        <translation>Import the creditor&apos;s portfolio and see here whom to write to first.</translation>
    </message>
    <message>
        <source>Importar cartera</source>
        <translation>Import portfolio</translation>
    </message>
    <message>
        <source>Todavía no hay plantillas aprobadas. Llegan del relé al sincronizar.</source>
        <translation>No approved templates yet. They come from the relay on syncing.</translation>
    </message>
    <message>
        <source>Nadie coincide con «{text}»</source>
        <translation>Nobody matches “{text}”</translation>
    </message>
    <message>
        <source>Se busca en el nombre, el documento y la cuenta de esta cola.</source>
        <translation>Name, document and account of this queue are searched.</translation>
    </message>
    <message>
        <source>Quitar el filtro</source>
        <translation>Remove the filter</translation>
    </message>
    <message>
        <source>Esta cola está vacía</source>
        <translation>This queue is empty</translation>
    </message>
    <message>
        <source>Ninguna cuenta tiene hoy esa antigüedad.</source>
        <translation>No account is that late today.</translation>
    </message>
    <message>
        <source>Colas</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>No queda nadie en esta cola a quien se pueda escribir ahora.</source>
        <translation>Nobody is left in this queue who may be written to now.</translation>
    </message>
</context>
<context>
    <name>QueueWords</name>
    <message>
        <source>Todas</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Preventiva</source>
        <translation>Preventive</translation>
    </message>
    <message>
        <source>1–30</source>
        <translation>1–30</translation>
    </message>
    <message>
        <source>31–90</source>
        <translation>31–90</translation>
    </message>
    <message>
        <source>91 o más</source>
        <translation>91 or more</translation>
    </message>
    <message>
        <source>Sin antigüedad</source>
        <translation>Age unknown</translation>
    </message>
    <message>
        <source>Excluidas</source>
        <translation>Excluded</translation>
    </message>
    <message>
        <source>Todas las cuentas</source>
        <translation>All accounts</translation>
    </message>
    <message>
        <source>1 a 30 días</source>
        <translation>1 to 30 days</translation>
    </message>
    <message>
        <source>31 a 90 días</source>
        <translation>31 to 90 days</translation>
    </message>
    <message>
        <source>91 días o más</source>
        <translation>91 days or more</translation>
    </message>
    <message>
        <source>Fuera de gestión</source>
        <translation>Not worked</translation>
    </message>
    <message>
        <source>varias</source>
        <translation>several</translation>
    </message>
    <message>
        <source>Plantilla en camino a una persona.</source>
        <translation>Template on its way to one person.</translation>
    </message>
    <message>
        <source>Plantilla en camino a {count} personas.</source>
        <translation>Template on its way to {count} people.</translation>
    </message>
    <message>
        <source>Fuera por la política: {why}.</source>
        <translation>Left out by policy: {why}.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Secciones</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{section}, {count} pendientes</source>
        <translation>{section}, {count} pending</translation>
    </message>
</context>
<context>
    <name>ReasonsPopup</name>
    <message>
        <source>Prioridad {score}</source>
        <translation>Priority {score}</translation>
    </message>
</context>
<context>
    <name>RepliesSheet</name>
    <message>
        <source>Respuestas rápidas</source>
        <translation>Canned replies</translation>
    </message>
    <message>
        <source>Se escriben con / y se llenan con los datos de la cuenta</source>
        <translation>They are typed with / and filled with the account&apos;s data</translation>
    </message>
    <message>
        <source>Buscar por atajo, título o texto</source>
        <translation>Search by shortcut, title or text</translation>
    </message>
    <message>
        <source>Respuesta nueva</source>
        <translation>New reply</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Spanish</translation>
    </message>
    <message>
        <source>Portugués</source>
        <translation>Portuguese</translation>
    </message>
    <message>
        <source>Inglés</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Quién la usa</source>
        <translation>Who uses it</translation>
    </message>
    <message>
        <source>Todo el equipo</source>
        <translation>The whole team</translation>
    </message>
    <message>
        <source>Solo yo</source>
        <translation>Only me</translation>
    </message>
    <message>
        <source>Atajo, sin la barra</source>
        <translation>Shortcut, without the slash</translation>
    </message>
    <message>
        <source>Título</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Texto</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Eliminar</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>El atajo lleva letras, números y guiones, sin espacios.</source>
        <translation>The shortcut has letters, digits and hyphens, no spaces.</translation>
    </message>
    <message>
        <source>Ya hay una respuesta con ese atajo.</source>
        <translation>There is already a reply with that shortcut.</translation>
    </message>
    <message>
        <source>El texto debe tener entre 1 y 4096 caracteres.</source>
        <translation>The text must have between 1 and 4096 characters.</translation>
    </message>
    <message>
        <source>Alguien la cambió mientras tanto; vuelve a elegirla de la lista.</source>
        <translation>Somebody changed it meanwhile; choose it from the list again.</translation>
    </message>
    <message>
        <source>Se llenan: {marks}</source>
        <translation>Filled in: {marks}</translation>
    </message>
    <message>
        <source>Escribe {nombre}, {saldo}, {vencido}, {cuenta} o {fecha} donde vayan.</source>
        <translation>Write {nombre}, {saldo}, {vencido}, {cuenta} or {fecha} where they belong.</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Cargando personas y cuentas</source>
        <translation>Loading people and accounts</translation>
    </message>
    <message>
        <source>Este mismo archivo ya se importó</source>
        <translation>This very file was imported before</translation>
    </message>
    <message>
        <source>Leyendo el archivo</source>
        <translation>Reading the file</translation>
    </message>
    <message>
        <source>Nada cambia hasta que lo confirmes. Puedes seguir en otra sección.</source>
        <translation>Nothing changes until you confirm. You can go on in another section.</translation>
    </message>
    <message>
        <source>Todo se escribe de una vez. Puedes seguir en otra sección.</source>
        <translation>Everything is written at once. You can go on in another section.</translation>
    </message>
    <message>
        <source>Listo para importar</source>
        <translation>Ready to import</translation>
    </message>
    <message>
        <source>El {day}. Cargarlo otra vez no cambia nada.</source>
        <translation>On {day}. Loading it again changes nothing.</translation>
    </message>
    <message>
        <source>Importación completa</source>
        <translation>Import complete</translation>
    </message>
    <message>
        <source>Las colas ya muestran las cuentas y su prioridad.</source>
        <translation>The queues already show the accounts and their priority.</translation>
    </message>
</context>
<context>
    <name>Reveal</name>
    <message>
        <source>Verificar que hablo con la persona</source>
        <translation>To verify I am speaking with the person</translation>
    </message>
    <message>
        <source>Buscar un pago o un comprobante</source>
        <translation>To find a payment or a receipt</translation>
    </message>
    <message>
        <source>Corregir un dato</source>
        <translation>To correct a detail</translation>
    </message>
    <message>
        <source>Llamar o enviar algo por otro medio</source>
        <translation>To call or send something another way</translation>
    </message>
    <message>
        <source>La persona lo pidió</source>
        <translation>The person asked for it</translation>
    </message>
    <message>
        <source>Otra razón</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>¿Para qué quieres ver {what}?</source>
        <translation>Why do you want to see {what}?</translation>
    </message>
</context>
<context>
    <name>RevealSheet</name>
    <message>
        <source>Detalle, si hace falta</source>
        <translation>Detail, if needed</translation>
    </message>
    <message>
        <source>Queda registrado con tu nombre y se cubre a los dos minutos.</source>
        <translation>It is recorded under your name and covered again after two minutes.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Mostrar</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Falta llenar {text}</source>
        <translation>{text} is not filled in</translation>
    </message>
    <message>
        <source>{text} es más de lo que se debe</source>
        <translation>{text} is more than is owed</translation>
    </message>
    <message>
        <source>{text} no es un monto de la cuenta</source>
        <translation>{text} is not an amount of the account</translation>
    </message>
    <message>
        <source>{text} no es la fecha acordada ni la de la cuenta</source>
        <translation>{text} is neither the agreed date nor the account&apos;s</translation>
    </message>
    <message>
        <source>{text} no existe o cae en otro día</source>
        <translation>{text} does not exist or falls on another day</translation>
    </message>
    <message>
        <source>«{text}» puede leerse como amenaza</source>
        <translation>“{text}” can be read as a threat</translation>
    </message>
    <message>
        <source>«{text}» ofende a la persona</source>
        <translation>“{text}” offends the person</translation>
    </message>
    <message>
        <source>«{text}» menciona a otra persona</source>
        <translation>“{text}” mentions somebody else</translation>
    </message>
    <message>
        <source>Dice {text}; la persona es {person}</source>
        <translation>It says {text}; the person is {person}</translation>
    </message>
</context>
<context>
    <name>ReviewLine</name>
    <message>
        <source>Corregir</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>Enviar así</source>
        <translation>Send as it is</translation>
    </message>
    <message>
        <source>Revisión: montos y fechas coinciden con la cuenta</source>
        <translation>Review: amounts and dates agree with the account</translation>
    </message>
    <message>
        <source>Revisión: montos y fechas coinciden con la cuenta {account}</source>
        <translation>Review: amounts and dates agree with account {account}</translation>
    </message>
    <message>
        <source>Revisión: {finding}</source>
        <translation>Review: {finding}</translation>
    </message>
    <message>
        <source>{first} · y {count} más</source>
        <translation>{first} · and {count} more</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Borrar la búsqueda</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Bandeja</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>Colas</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promises</translation>
    </message>
    <message>
        <source>Importar</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Ajustes</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SegmentTree</name>
    <message>
        <source>Segmentos</source>
        <translation>Segments</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Past due</translation>
    </message>
    <message>
        <source>Todas las carteras</source>
        <translation>All portfolios</translation>
    </message>
    <message>
        <source>{segment}, {accounts} cuentas, vencido {due}</source>
        <translation>{segment}, {accounts} accounts, past due {due}</translation>
    </message>
</context>
<context>
    <name>SendMenu</name>
    <message>
        <source>Enviar y pasar a la siguiente</source>
        <translation>Send and go to the next</translation>
    </message>
    <message>
        <source>Elegir fecha y hora…</source>
        <translation>Choose day and time…</translation>
    </message>
    <message>
        <source>Programar</source>
        <translation>Schedule</translation>
    </message>
    <message>
        <source>Deshacer envío</source>
        <translation>Undo send</translation>
    </message>
    <message>
        <source>Durante {seconds} segundos</source>
        <translation>For {seconds} seconds</translation>
    </message>
    <message>
        <source>Enviar sin espera</source>
        <translation>Send without waiting</translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message>
        <source>Plantillas aprobadas</source>
        <translation>Approved templates</translation>
    </message>
    <message>
        <source>Quién la recibe</source>
        <translation>Who receives it</translation>
    </message>
    <message>
        <source>Se les puede escribir ahora</source>
        <translation>May be written to now</translation>
    </message>
    <message numerus="yes">
        <source>%n cuenta(s) seleccionada(s)</source>
        <translation>
            <numerusform>%n account selected</numerusform>
            <numerusform>%n accounts selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Enviar una plantilla a varias personas</source>
        <translation>Send a template to several people</translation>
    </message>
    <message>
        <source>Así la recibe {person}</source>
        <translation>As {person} receives it</translation>
    </message>
    <message>
        <source>Falta un dato en su cuenta: {names}</source>
        <translation>The account lacks a value: {names}</translation>
    </message>
    <message>
        <source>Buscar plantilla</source>
        <translation>Search templates</translation>
    </message>
    <message>
        <source>La política se revisa otra vez al enviar, persona por persona.</source>
        <translation>Policy is checked again on sending, person by person.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>Enviar a %n persona(s)</source>
        <translation>
            <numerusform>Send to %n person</numerusform>
            <numerusform>Send to %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Acreedor</source>
        <translation>Creditor</translation>
    </message>
    <message>
        <source>Por ejemplo, Banco Horizonte</source>
        <translation>For example, Banco Horizonte</translation>
    </message>
    <message>
        <source>País</source>
        <translation>Country</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Currency</translation>
    </message>
    <message>
        <source>Fecha de corte</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Alcance</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Cartera completa: lo que no viene se retira</source>
        <translation>Whole portfolio: what is missing is withdrawn</translation>
    </message>
    <message>
        <source>Solo cambios: lo que no viene se queda</source>
        <translation>Changes only: what is missing stays</translation>
    </message>
    <message>
        <source>Solo si el archivo la pide</source>
        <translation>Only if the file asks for it</translation>
    </message>
    <message>
        <source>Lo que el archivo no dice</source>
        <translation>What the file does not say</translation>
    </message>
    <message>
        <source>País de los teléfonos y las reglas</source>
        <translation>Country of phones and rules</translation>
    </message>
    <message>
        <source>Moneda si el archivo no la trae</source>
        <translation>Currency if the file has none</translation>
    </message>
    <message>
        <source>Contraseña del archivo</source>
        <translation>The file&apos;s password</translation>
    </message>
    <message>
        <source>Escribe de quién es la cartera antes de seguir.</source>
        <translation>Say whose portfolio it is before going on.</translation>
    </message>
</context>
<context>
    <name>SettingsWidget</name>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Como el sistema</source>
        <translation>Match system</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Oscuro</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Alto contraste</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Cómoda</source>
        <translation>Comfortable</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Compacta</source>
        <translation>Compact</translation>
    </message>
    <message>
        <source>Ajustes</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Conexión</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Quién trabaja aquí</source>
        <translation>Who works here</translation>
    </message>
    <message>
        <source>Aspecto</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Qué me avisa</source>
        <translation>What notifies me</translation>
    </message>
    <message>
        <source>Tu nombre</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Tu nombre firma mensajes, notas, promesas y la auditoría.</source>
        <translation>Your name signs messages, notes, promises and the audit.</translation>
    </message>
    <message>
        <source>Tamaño del texto</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Densidad de las tablas</source>
        <translation>Density of tables</translation>
    </message>
    <message>
        <source>Escribe tu nombre.</source>
        <translation>Type your name.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cerrar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ShortcutRow</name>
    <message>
        <source>Usar la tecla de «{name}»</source>
        <translation>Use the key of “{name}”</translation>
    </message>
    <message>
        <source>Restablecer la tecla de «{name}»</source>
        <translation>Restore the key of “{name}”</translation>
    </message>
    <message>
        <source>Esa tecla no se puede usar.</source>
        <translation>That key cannot be used.</translation>
    </message>
    <message>
        <source>{keys} escribiría en los campos: combínala con Ctrl o Alt.</source>
        <translation>{keys} would write in fields: combine it with Ctrl or Alt.</translation>
    </message>
    <message>
        <source>{keys} ya es «{action}». Cámbiala o apágala primero.</source>
        <translation>{keys} is already “{action}”. Change it or switch it off first.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Atajos de teclado</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Todo se puede hacer sin ratón. Enter sobre una tecla la cambia.</source>
        <translation>Everything can be done without a mouse. Enter on a key changes it.</translation>
    </message>
    <message>
        <source>Buscar acción o tecla</source>
        <translation>Search action or key</translation>
    </message>
    <message>
        <source>Ninguna acción se llama así.</source>
        <translation>No action is called that.</translation>
    </message>
    <message>
        <source>Restablecer todas</source>
        <translation>Restore all</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Cargando</source>
        <translation>Loading</translation>
    </message>
</context>
<context>
    <name>SnoozeSheet</name>
    <message>
        <source>Posponer hasta</source>
        <translation>Snooze until</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Día</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hora</source>
        <translation>Time</translation>
    </message>
</context>
<context>
    <name>Sorts</name>
    <message>
        <source>Lo que vence primero</source>
        <translation>What expires first</translation>
    </message>
    <message>
        <source>Prioridad</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Última actividad</source>
        <translation>Last activity</translation>
    </message>
    <message>
        <source>Mayor espera</source>
        <translation>Longest waiting</translation>
    </message>
    <message>
        <source>Ventana que cierra antes</source>
        <translation>Window that closes first</translation>
    </message>
    <message>
        <source>Más nuevas</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Importancia</source>
        <translation>Importance</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Sin corrector en este equipo</source>
        <translation>No spell checker on this machine</translation>
    </message>
    <message>
        <source>Agregar «{word}» al diccionario</source>
        <translation>Add “{word}” to the dictionary</translation>
    </message>
    <message>
        <source>Revisar la ortografía</source>
        <translation>Check spelling</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Atajos</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Conectado</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Conectando…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Sin conexión</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source> · {milliseconds} ms</source>
        <translation> · {milliseconds} ms</translation>
    </message>
    <message>
        <source>Todo sincronizado {time}</source>
        <translation>All in sync {time}</translation>
    </message>
    <message>
        <source>Bandeja de salida: {count}</source>
        <translation>Outbox: {count}</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Paso {number} de {total}: {step}</source>
        <translation>Step {number} of {total}: {step}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Dice que ya pagó</source>
        <translation>Claims to have paid</translation>
    </message>
    <message>
        <source>Pausar y verificar</source>
        <translation>Pause and verify</translation>
    </message>
    <message>
        <source>No reconoce la deuda</source>
        <translation>Disputes the debt</translation>
    </message>
    <message>
        <source>La gestión queda en pausa mientras se verifica el pago: no sale ningún recordatorio. Puedes seguir respondiendo a sus mensajes y tus borradores quedan.</source>
        <translation>Work is on hold while the payment is verified: no reminder goes out. You may go on answering their messages, and your drafts stay.</translation>
    </message>
    <message>
        <source>Gestión en pausa mientras se verifica el pago</source>
        <translation>Work on hold while the payment is verified</translation>
    </message>
    <message>
        <source>La gestión queda en pausa y la cuenta pasa a aclaración. Solo se responde sobre la aclaración; no salen recordatorios.</source>
        <translation>Work is on hold and the account goes to dispute. Only the dispute is answered; no reminders go out.</translation>
    </message>
    <message>
        <source>Abrir la aclaración</source>
        <translation>Open the dispute</translation>
    </message>
    <message>
        <source>Aclaración abierta, gestión en pausa</source>
        <translation>Dispute opened, work on hold</translation>
    </message>
    <message>
        <source>Queja o denuncia</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>La gestión queda en pausa hasta que alguien la levante con una razón. Puedes responder a sus mensajes; no salen recordatorios.</source>
        <translation>Work stays on hold until somebody lifts it with a reason. You may answer their messages; no reminders go out.</translation>
    </message>
    <message>
        <source>Registrar la queja</source>
        <translation>Record the complaint</translation>
    </message>
    <message>
        <source>Queja registrada, gestión en pausa</source>
        <translation>Complaint recorded, work on hold</translation>
    </message>
    <message>
        <source>Situación de vulnerabilidad</source>
        <translation>Vulnerable situation</translation>
    </message>
    <message>
        <source>La gestión queda en pausa: enfermedad, duelo, pérdida del empleo u otra situación difícil. Solo se responde a lo que la persona escribe.</source>
        <translation>Work is on hold: illness, bereavement, loss of a job or another hard situation. Only what the person writes is answered.</translation>
    </message>
    <message>
        <source>Pausar la gestión</source>
        <translation>Put work on hold</translation>
    </message>
    <message>
        <source>Gestión en pausa por vulnerabilidad</source>
        <translation>Work on hold for vulnerability</translation>
    </message>
    <message>
        <source>Número equivocado</source>
        <translation>Wrong number</translation>
    </message>
    <message>
        <source>El número deja de usarse para todas las personas que lo tienen y los mensajes pendientes no se envían.</source>
        <translation>The number is no longer used for anybody who has it, and pending messages are not sent.</translation>
    </message>
    <message>
        <source>Quitar el número</source>
        <translation>Remove the number</translation>
    </message>
    <message>
        <source>El número ya no se usa</source>
        <translation>The number is no longer used</translation>
    </message>
    <message>
        <source>Contestó otra persona</source>
        <translation>Somebody else answered</translation>
    </message>
    <message>
        <source>Queda como gestión con un tercero. No le digas nada de la deuda. Nada se bloquea: si el número no es suyo, usa «Número equivocado».</source>
        <translation>It is kept as a contact with a third party. Tell them nothing about the debt. Nothing is blocked: if the number is not the person&apos;s, use “Wrong number”.</translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Gestión con un tercero registrada</source>
        <translation>Contact with a third party recorded</translation>
    </message>
    <message>
        <source>Nunca autorizó este medio</source>
        <translation>Never agreed to this channel</translation>
    </message>
    <message>
        <source>No se escribe más a este número mientras la persona no lo autorice. Los mensajes pendientes no se envían.</source>
        <translation>Nothing is written to this number until the person agrees. Pending messages are not sent.</translation>
    </message>
    <message>
        <source>Registrar que no autorizó</source>
        <translation>Record that they did not agree</translation>
    </message>
    <message>
        <source>Sin autorización: no se le escribe más</source>
        <translation>No consent: nothing more is written to them</translation>
    </message>
    <message>
        <source>Pidió no recibir mensajes</source>
        <translation>Opted out</translation>
    </message>
    <message>
        <source>No se le vuelve a escribir a este número, tampoco por otra cuenta. Solo la persona puede pedir que se reanude.</source>
        <translation>This number is not written to again, not for another account either. Only the person can ask to resume.</translation>
    </message>
    <message>
        <source>Registrar la baja</source>
        <translation>Record the opt-out</translation>
    </message>
    <message>
        <source>Baja registrada</source>
        <translation>Opt-out recorded</translation>
    </message>
    <message>
        <source>Nada más sale hacia esta persona, por ninguna cuenta: los mensajes pendientes y los recordatorios mueren; tus borradores quedan. Se levanta solo con una razón y con el acuerdo de supervisión.</source>
        <translation>Nothing more goes out to this person, about any account: pending messages and reminders die; your drafts stay. It is lifted only with a reason and a supervisor&apos;s agreement.</translation>
    </message>
    <message>
        <source>Bloquear</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Persona bloqueada</source>
        <translation>Person blocked</translation>
    </message>
    <message>
        <source>Falleció</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>Concurso o insolvencia</source>
        <translation>Bankruptcy or insolvency</translation>
    </message>
    <message>
        <source>Tiene abogado o hay demanda</source>
        <translation>Has a lawyer, or there is a lawsuit</translation>
    </message>
    <message>
        <source>Fraude o robo de identidad</source>
        <translation>Fraud or identity theft</translation>
    </message>
    <message>
        <source>Hasta que alguien la levante</source>
        <translation>Until somebody lifts it</translation>
    </message>
    <message>
        <source>{days} días</source>
        <translation>{days} days</translation>
    </message>
</context>
<context>
    <name>TemplateButton</name>
    <message>
        <source>Plantilla vacía</source>
        <translation>Empty template</translation>
    </message>
    <message>
        <source>Guardar un libro vacío con listas, para que el acreedor lo llene</source>
        <translation>Save an empty workbook with lists, for the creditor to fill in</translation>
    </message>
    <message>
        <source>Guardar la plantilla</source>
        <translation>Save the template</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Utilidad</source>
        <translation>Utility</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Marketing</translation>
    </message>
    <message>
        <source>Autenticación</source>
        <translation>Authentication</translation>
    </message>
    <message>
        <source>Calidad alta</source>
        <translation>High quality</translation>
    </message>
    <message>
        <source>Calidad media</source>
        <translation>Medium quality</translation>
    </message>
    <message>
        <source>Calidad baja</source>
        <translation>Low quality</translation>
    </message>
    <message>
        <source>Calidad sin medir</source>
        <translation>Quality not rated</translation>
    </message>
</context>
<context>
    <name>TemplatesSheet</name>
    <message>
        <source>Enviar una plantilla</source>
        <translation>Send a template</translation>
    </message>
    <message>
        <source>Buscar plantilla</source>
        <translation>Search templates</translation>
    </message>
    <message>
        <source>Categoría</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Plantillas aprobadas</source>
        <translation>Approved templates</translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Elige una plantilla para ver cómo llega.</source>
        <translation>Choose a template to see how it arrives.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Categorías</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>Idiomas</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>No hay plantillas aprobadas. Sincroniza con el relé.</source>
        <translation>There are no approved templates. Sync with the relay.</translation>
    </message>
    <message>
        <source>Variable {name}</source>
        <translation>Variable {name}</translation>
    </message>
    <message>
        <source>Esta plantilla no tiene variables.</source>
        <translation>This template has no variables.</translation>
    </message>
    <message>
        <source>Falta este dato</source>
        <translation>This value is missing</translation>
    </message>
    <message>
        <source>Puede enviarse ahora · {rule}</source>
        <translation>May be sent now · {rule}</translation>
    </message>
</context>
<context>
    <name>ThreadActs</name>
    <message>
        <source>Este enlace puede engañar. Lleva a {address}</source>
        <translation>This link may deceive. It leads to {address}</translation>
    </message>
    <message>
        <source>Abrir de todos modos</source>
        <translation>Open anyway</translation>
    </message>
    <message>
        <source>Por seguridad, este tipo de archivo no se abre desde aquí</source>
        <translation>For safety, this kind of file is not opened from here</translation>
    </message>
    <message>
        <source>Nosotros</source>
        <translation>Us</translation>
    </message>
    <message>
        <source>La persona</source>
        <translation>The person</translation>
    </message>
    <message>
        <source>Guardar una copia</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>No se envió otra vez: {reason}</source>
        <translation>Not sent again: {reason}</translation>
    </message>
    <message>
        <source>Copia guardada</source>
        <translation>Copy saved</translation>
    </message>
    <message>
        <source>No se pudo guardar la copia: {problem}</source>
        <translation>The copy could not be saved: {problem}</translation>
    </message>
</context>
<context>
    <name>ThreadHeader</name>
    <message>
        <source>Ver el teléfono; queda registrado</source>
        <translation>Show the phone; it is logged</translation>
    </message>
    <message>
        <source>Tomar</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Responder tú; a quien la tenía se le avisa</source>
        <translation>Answer yourself; whoever had it is told</translation>
    </message>
    <message>
        <source>Buscar en la conversación (Ctrl F)</source>
        <translation>Search in the conversation (Ctrl F)</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Transferir</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Más acciones</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Mostrar u ocultar la ficha</source>
        <translation>Show or hide the profile</translation>
    </message>
    <message>
        <source>Reabrir</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>{name} está respondiendo</source>
        <translation>{name} is replying</translation>
    </message>
    <message>
        <source>Número sin cuenta</source>
        <translation>Number without an account</translation>
    </message>
    <message>
        <source>{name} está escribiendo…</source>
        <translation>{name} is typing…</translation>
    </message>
    <message>
        <source>{who} viendo</source>
        <translation>{who} viewing</translation>
    </message>
</context>
<context>
    <name>ThreadScroll</name>
    <message>
        <source>Mensajes de la conversación</source>
        <translation>Messages of the conversation</translation>
    </message>
    <message>
        <source>Mensaje nuevo: {text}</source>
        <translation>New message: {text}</translation>
    </message>
    <message>
        <source>Hoy, {day}</source>
        <translation>Today, {day}</translation>
    </message>
    <message>
        <source>Ayer, {day}</source>
        <translation>Yesterday, {day}</translation>
    </message>
</context>
<context>
    <name>ThreadSearchBar</name>
    <message>
        <source>Buscar en esta conversación</source>
        <translation>Search in this conversation</translation>
    </message>
    <message>
        <source>Anterior (Intro)</source>
        <translation>Previous (Enter)</translation>
    </message>
    <message>
        <source>Siguiente (Mayús Intro)</source>
        <translation>Next (Shift Enter)</translation>
    </message>
    <message>
        <source>Cerrar la búsqueda (Esc)</source>
        <translation>Close the search (Esc)</translation>
    </message>
    <message>
        <source>{number} de más de {count}</source>
        <translation>{number} of more than {count}</translation>
    </message>
    <message>
        <source>{number} de {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>Nada encontrado</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Copiar {count} mensajes</source>
        <translation>Copy {count} messages</translation>
    </message>
    <message>
        <source>Copiar texto</source>
        <translation>Copy text</translation>
    </message>
    <message>
        <source>Responder citando</source>
        <translation>Reply quoting</translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>No se entregó</source>
        <translation>Not delivered</translation>
    </message>
    <message>
        <source>Escribió</source>
        <translation>Wrote</translation>
    </message>
    <message>
        <source>Escribimos · {by}</source>
        <translation>We wrote · {by}</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Voice message</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>Ubicación</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>Promesa: {state}</source>
        <translation>Promise: {state}</translation>
    </message>
    <message>
        <source>Pago de {amount}</source>
        <translation>Payment of {amount}</translation>
    </message>
    <message>
        <source>Pago revertido: {amount}</source>
        <translation>Payment reversed: {amount}</translation>
    </message>
    <message>
        <source>Pagado el {day}</source>
        <translation>Paid on {day}</translation>
    </message>
    <message>
        <source>Vencido {amount}</source>
        <translation>Past due {amount}</translation>
    </message>
    <message>
        <source>Antes {amount}</source>
        <translation>Before: {amount}</translation>
    </message>
    <message>
        <source>Lista del acreedor</source>
        <translation>The creditor&apos;s list</translation>
    </message>
    <message>
        <source>El número no se contacta</source>
        <translation>The number is not to be contacted</translation>
    </message>
    <message>
        <source>El número se puede contactar otra vez</source>
        <translation>The number may be contacted again</translation>
    </message>
    <message>
        <source>WhatsApp autorizado</source>
        <translation>WhatsApp authorised</translation>
    </message>
    <message>
        <source>No autorizó WhatsApp</source>
        <translation>Did not authorise WhatsApp</translation>
    </message>
    <message>
        <source>Archivo del acreedor</source>
        <translation>The creditor&apos;s file</translation>
    </message>
    <message>
        <source>Se vio {what}</source>
        <translation>Looked at {what}</translation>
    </message>
    <message>
        <source>Conversación asignada</source>
        <translation>Conversation assigned</translation>
    </message>
    <message>
        <source>Conversación pospuesta</source>
        <translation>Conversation snoozed</translation>
    </message>
    <message>
        <source>La conversación volvió</source>
        <translation>The conversation came back</translation>
    </message>
    <message>
        <source>Etiqueta puesta</source>
        <translation>Label added</translation>
    </message>
    <message>
        <source>Etiqueta quitada</source>
        <translation>Label removed</translation>
    </message>
    <message>
        <source>Cambió la importancia</source>
        <translation>Importance changed</translation>
    </message>
    <message>
        <source>Conversación resuelta</source>
        <translation>Conversation resolved</translation>
    </message>
    <message>
        <source>Conversación abierta de nuevo</source>
        <translation>Conversation reopened</translation>
    </message>
    <message>
        <source>Marcada como no leída</source>
        <translation>Marked as unread</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Línea de tiempo</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Todavía no hay actividad</source>
        <translation>No activity yet</translation>
    </message>
    <message>
        <source>Aquí verás mensajes, gestiones, promesas, pagos e importaciones.</source>
        <translation>Messages, activities, promises, payments and imports appear here.</translation>
    </message>
    <message>
        <source>Mensajes</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Gestiones</source>
        <translation>Activities</translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>Cambios</source>
        <translation>Changes</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Buscar persona, cuenta, teléfono, mensaje o acción</source>
        <translation>Search person, account, phone, message or action</translation>
    </message>
    <message>
        <source>Hoy</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>gestiones</source>
        <translation>activities</translation>
    </message>
    <message>
        <source>gestión</source>
        <translation>activity</translation>
    </message>
    <message>
        <source>promesas</source>
        <translation>promises</translation>
    </message>
    <message>
        <source>promesa</source>
        <translation>promise</translation>
    </message>
    <message>
        <source>En línea</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Conectando…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Sin conexión</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Cambiar a tema claro</source>
        <translation>Switch to the light theme</translation>
    </message>
    <message>
        <source>Cambiar a tema oscuro</source>
        <translation>Switch to the dark theme</translation>
    </message>
</context>
<context>
    <name>TransferSheet</name>
    <message>
        <source>Transferir la conversación</source>
        <translation>Transfer the conversation</translation>
    </message>
    <message>
        <source>Transferir</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Qué debe saber quien la recibe</source>
        <translation>What the receiver should know</translation>
    </message>
    <message>
        <source>A quién; vacío, la deja sin asignar</source>
        <translation>To whom; empty leaves it unassigned</translation>
    </message>
    <message>
        <source>Nota para quien la recibe</source>
        <translation>Note for the receiver</translation>
    </message>
</context>
<context>
    <name>UnmatchedCard</name>
    <message numerus="yes">
        <source>Sin cuenta: %n fila(s)</source>
        <translation>
            <numerusform>Without account: %n row</numerusform>
            <numerusform>Without account: %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoStage</name>
    <message>
        <source>Reproducir o pausar (Espacio)</source>
        <translation>Play or pause (Space)</translation>
    </message>
    <message>
        <source>Posición del video</source>
        <translation>Position in the video</translation>
    </message>
    <message>
        <source>Velocidad (+ y −)</source>
        <translation>Speed (+ and −)</translation>
    </message>
    <message>
        <source>Velocidad</source>
        <translation>Speed</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>{what}: {count} conversaciones</source>
        <translation>{what}: {count} conversations</translation>
    </message>
    <message>
        <source>¿Asignar {count} conversaciones?</source>
        <translation>Assign {count} conversations?</translation>
    </message>
    <message>
        <source>¿Posponer {count} conversaciones?</source>
        <translation>Snooze {count} conversations?</translation>
    </message>
    <message>
        <source>¿Despertar {count} conversaciones?</source>
        <translation>Wake {count} conversations?</translation>
    </message>
    <message>
        <source>¿Etiquetar {count} conversaciones?</source>
        <translation>Label {count} conversations?</translation>
    </message>
    <message>
        <source>¿Quitar la etiqueta a {count} conversaciones?</source>
        <translation>Take the label off {count} conversations?</translation>
    </message>
    <message>
        <source>¿Cambiar la importancia de {count}?</source>
        <translation>Change the importance of {count}?</translation>
    </message>
    <message>
        <source>¿Resolver {count} conversaciones?</source>
        <translation>Resolve {count} conversations?</translation>
    </message>
    <message>
        <source>¿Reabrir {count} conversaciones?</source>
        <translation>Reopen {count} conversations?</translation>
    </message>
    <message>
        <source>¿Marcar {count} como no leídas?</source>
        <translation>Mark {count} as unread?</translation>
    </message>
    <message>
        <source>Sin asignar</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>Asignada a {name}</source>
        <translation>Assigned to {name}</translation>
    </message>
    <message>
        <source>Pospuesta hasta que responda</source>
        <translation>Snoozed until they reply</translation>
    </message>
    <message>
        <source>Pospuesta hasta {at}</source>
        <translation>Snoozed until {at}</translation>
    </message>
    <message>
        <source>Importancia: {level}</source>
        <translation>Importance: {level}</translation>
    </message>
    <message>
        <source>Despierta</source>
        <translation>Woken</translation>
    </message>
    <message>
        <source>Etiqueta {name}</source>
        <translation>Label {name}</translation>
    </message>
    <message>
        <source>Etiqueta {name} quitada</source>
        <translation>Label {name} removed</translation>
    </message>
    <message>
        <source>Conversación resuelta</source>
        <translation>Conversation resolved</translation>
    </message>
    <message>
        <source>Conversación abierta de nuevo</source>
        <translation>Conversation reopened</translation>
    </message>
    <message>
        <source>Marcada como no leída</source>
        <translation>Marked as unread</translation>
    </message>
    <message>
        <source>Despierta: respondió</source>
        <translation>Woken: they replied</translation>
    </message>
    <message>
        <source>deshecho</source>
        <translation>undone</translation>
    </message>
</context>
<context>
    <name>WorkDesk</name>
    <message>
        <source>En una hora</source>
        <translation>In one hour</translation>
    </message>
    <message>
        <source>Mañana a las 9:00</source>
        <translation>Tomorrow at 9:00</translation>
    </message>
    <message>
        <source>La próxima semana</source>
        <translation>Next week</translation>
    </message>
    <message>
        <source>El día de su promesa</source>
        <translation>On the day of their promise</translation>
    </message>
    <message>
        <source>Hasta que responda</source>
        <translation>Until they reply</translation>
    </message>
    <message>
        <source>Elegir fecha y hora…</source>
        <translation>Choose date and time…</translation>
    </message>
    <message>
        <source>Etiqueta nueva…</source>
        <translation>New label…</translation>
    </message>
    <message>
        <source>Eliminar una etiqueta</source>
        <translation>Delete a label</translation>
    </message>
    <message>
        <source>Vistas</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>	equipo</source>
        <translation>	team</translation>
    </message>
    <message>
        <source>Eliminar una vista</source>
        <translation>Delete a view</translation>
    </message>
    <message>
        <source>Asignarme la conversación</source>
        <translation>Assign the conversation to me</translation>
    </message>
    <message>
        <source>Dejar sin asignar</source>
        <translation>Leave unassigned</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Importancia</source>
        <translation>Importance</translation>
    </message>
    <message>
        <source>Marcar como no leída</source>
        <translation>Mark as unread</translation>
    </message>
    <message>
        <source>Despertar ahora</source>
        <translation>Wake now</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>Transferir…</source>
        <translation>Transfer…</translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>Tomaste la conversación de {name}</source>
        <translation>You took the conversation from {name}</translation>
    </message>
    <message>
        <source>Ya estaba así</source>
        <translation>It was so already</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Deshecho en {count} conversaciones</source>
        <translation>Undone in {count} conversations</translation>
    </message>
    <message>
        <source>Deshecho</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>No hay nada que deshacer</source>
        <translation>There is nothing to undo</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>imagen {time}</source>
        <translation>picture {time}</translation>
    </message>
    <message>
        <source>Adjuntar archivos</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>Saldrá {when}</source>
        <translation>It will go {when}</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>El mensaje programado ya no saldrá</source>
        <translation>The scheduled message will not go any more</translation>
    </message>
    <message>
        <source>Ya salió; no se pudo deshacer</source>
        <translation>It has gone; it could not be undone</translation>
    </message>
    <message>
        <source>Enviado a {name}</source>
        <translation>Sent to {name}</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>_Titles</name>
    <message>
        <source>En el archivo</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>En la consola</source>
        <translation>In the console</translation>
    </message>
    <message>
        <source>Confianza</source>
        <translation>Confidence</translation>
    </message>
    <message>
        <source>Por qué</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Tipo y ejemplos</source>
        <translation>Type and examples</translation>
    </message>
</context>
<context>
    <name>row</name>
    <message>
        <source>1,234.50</source>
        <translation>1,234.50</translation>
    </message>
    <message>
        <source>1.234,50</source>
        <translation>1.234,50</translation>
    </message>
    <message>
        <source>día/mes</source>
        <translation>day/month</translation>
    </message>
    <message>
        <source>mes/día</source>
        <translation>month/day</translation>
    </message>
    <message>
        <source>Lectura de la columna {column}</source>
        <translation>Reading of column {column}</translation>
    </message>
</context>
</TS>
