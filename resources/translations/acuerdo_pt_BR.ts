<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="es">
<context>
    <name>Actions</name>
    <message>
        <source>Supr</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Espacio</source>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>En todas partes</source>
        <translation>Em toda parte</translation>
    </message>
    <message>
        <source>Bandeja</source>
        <translation>Caixa de entrada</translation>
    </message>
    <message>
        <source>Colas</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promessas</translation>
    </message>
    <message>
        <source>Importar</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Buscar persona, cuenta, mensaje o acción</source>
        <translation>Buscar pessoa, conta, mensagem ou ação</translation>
    </message>
    <message>
        <source>Ir a la bandeja</source>
        <translation>Ir para a caixa de entrada</translation>
    </message>
    <message>
        <source>Ir a las colas</source>
        <translation>Ir para as filas</translation>
    </message>
    <message>
        <source>Ir a las promesas</source>
        <translation>Ir para as promessas</translation>
    </message>
    <message>
        <source>Ir a importar</source>
        <translation>Ir para importar</translation>
    </message>
    <message>
        <source>Ir a los ajustes</source>
        <translation>Ir para as configurações</translation>
    </message>
    <message>
        <source>Agrandar el texto</source>
        <translation>Aumentar o texto</translation>
    </message>
    <message>
        <source>Achicar el texto</source>
        <translation>Diminuir o texto</translation>
    </message>
    <message>
        <source>Cambiar entre tema claro y oscuro</source>
        <translation>Alternar entre tema claro e escuro</translation>
    </message>
    <message>
        <source>Ver los avisos</source>
        <translation>Ver os avisos</translation>
    </message>
    <message>
        <source>Atajos de teclado</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Atajos, fuera de los campos de texto</source>
        <translation>Atalhos, fora dos campos de texto</translation>
    </message>
    <message>
        <source>Cerrar o volver</source>
        <translation>Fechar ou voltar</translation>
    </message>
    <message>
        <source>Conversación siguiente</source>
        <translation>Próxima conversa</translation>
    </message>
    <message>
        <source>Conversación anterior</source>
        <translation>Conversa anterior</translation>
    </message>
    <message>
        <source>Primera conversación</source>
        <translation>Primeira conversa</translation>
    </message>
    <message>
        <source>Última conversación</source>
        <translation>Última conversa</translation>
    </message>
    <message>
        <source>Bajar o subir en la lista</source>
        <translation>Descer ou subir na lista</translation>
    </message>
    <message>
        <source>Resolver la conversación</source>
        <translation>Resolver a conversa</translation>
    </message>
    <message>
        <source>Ver u ocultar la ficha</source>
        <translation>Mostrar ou ocultar a ficha</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Adiar</translation>
    </message>
    <message>
        <source>Asignarme</source>
        <translation>Atribuir a mim</translation>
    </message>
    <message>
        <source>Transferir con una nota</source>
        <translation>Transferir com uma nota</translation>
    </message>
    <message>
        <source>Etiquetar</source>
        <translation>Etiquetar</translation>
    </message>
    <message>
        <source>Marcar la importancia</source>
        <translation>Marcar a importância</translation>
    </message>
    <message>
        <source>Marcar como no leída</source>
        <translation>Marcar como não lida</translation>
    </message>
    <message>
        <source>Deshacer lo último hecho a conversaciones</source>
        <translation>Desfazer a última alteração em conversas</translation>
    </message>
    <message>
        <source>Filtrar conversaciones y guardar vistas</source>
        <translation>Filtrar conversas e salvar visualizações</translation>
    </message>
    <message>
        <source>Orden y vistas</source>
        <translation>Ordem e visualizações</translation>
    </message>
    <message>
        <source>Elegir la conversación, para hacer algo a varias</source>
        <translation>Selecionar a conversa, para agir em várias</translation>
    </message>
    <message>
        <source>Elegir todas las de la lista</source>
        <translation>Selecionar todas as da lista</translation>
    </message>
    <message>
        <source>Ir al mensaje más nuevo y darlo por leído</source>
        <translation>Ir para a mensagem mais nova e marcá-la como lida</translation>
    </message>
    <message>
        <source>Buscar en la conversación</source>
        <translation>Buscar na conversa</translation>
    </message>
    <message>
        <source>Ir a la coincidencia anterior</source>
        <translation>Ir à ocorrência anterior</translation>
    </message>
    <message>
        <source>Ir a la coincidencia siguiente</source>
        <translation>Ir à próxima ocorrência</translation>
    </message>
    <message>
        <source>Recorrer los mensajes</source>
        <translation>Percorrer as mensagens</translation>
    </message>
    <message>
        <source>Elegir varios mensajes</source>
        <translation>Escolher várias mensagens</translation>
    </message>
    <message>
        <source>Citar el mensaje elegido</source>
        <translation>Citar a mensagem escolhida</translation>
    </message>
    <message>
        <source>Copiar los mensajes elegidos</source>
        <translation>Copiar as mensagens escolhidas</translation>
    </message>
    <message>
        <source>Elegir plantilla</source>
        <translation>Escolher modelo</translation>
    </message>
    <message>
        <source>Registrar promesa de pago</source>
        <translation>Registrar promessa de pagamento</translation>
    </message>
    <message>
        <source>pago único o plan</source>
        <translation>pagamento único ou plano</translation>
    </message>
    <message>
        <source>Escribir una nota interna</source>
        <translation>Escrever uma nota interna</translation>
    </message>
    <message>
        <source>Escribir una respuesta</source>
        <translation>Escrever uma resposta</translation>
    </message>
    <message>
        <source>Respuestas rápidas</source>
        <translation>Respostas rápidas</translation>
    </message>
    <message>
        <source>Crear y ordenar respuestas rápidas</source>
        <translation>Criar e organizar respostas rápidas</translation>
    </message>
    <message>
        <source>Elegir un emoji</source>
        <translation>Escolher um emoji</translation>
    </message>
    <message>
        <source>Adjuntar archivos</source>
        <translation>Anexar arquivos</translation>
    </message>
    <message>
        <source>Deshacer el envío</source>
        <translation>Desfazer o envio</translation>
    </message>
    <message>
        <source>Programar el mensaje</source>
        <translation>Programar a mensagem</translation>
    </message>
    <message>
        <source>Enviar; en la lista, escribir</source>
        <translation>Enviar; na lista, escrever</translation>
    </message>
    <message>
        <source>Enviar y pasar a la siguiente</source>
        <translation>Enviar e ir para a próxima</translation>
    </message>
    <message>
        <source>Negrita o cursiva en lo seleccionado</source>
        <translation>Negrito ou itálico no que está selecionado</translation>
    </message>
    <message>
        <source>Renglón nuevo</source>
        <translation>Nova linha</translation>
    </message>
    <message>
        <source>Filtrar la cola</source>
        <translation>Filtrar a fila</translation>
    </message>
    <message>
        <source>Trabajar en orden</source>
        <translation>Trabalhar em ordem</translation>
    </message>
    <message>
        <source>Exportar la cola a Excel</source>
        <translation>Exportar a fila para o Excel</translation>
    </message>
    <message>
        <source>Por qué está en este lugar</source>
        <translation>Por que está nesta posição</translation>
    </message>
    <message>
        <source>Abrir la conversación</source>
        <translation>Abrir a conversa</translation>
    </message>
    <message>
        <source>Marcar la cuenta</source>
        <translation>Marcar a conta</translation>
    </message>
    <message>
        <source>Marcar todas las de la lista</source>
        <translation>Marcar todas da lista</translation>
    </message>
    <message>
        <source>Filtrar las promesas</source>
        <translation>Filtrar as promessas</translation>
    </message>
    <message>
        <source>Exportar las promesas a Excel</source>
        <translation>Exportar as promessas para o Excel</translation>
    </message>
    <message>
        <source>Cancelar la promesa</source>
        <translation>Cancelar a promessa</translation>
    </message>
    <message>
        <source>Elegir un archivo</source>
        <translation>Escolher um arquivo</translation>
    </message>
    <message>
        <source>Paso anterior</source>
        <translation>Passo anterior</translation>
    </message>
    <message>
        <source>Paso siguiente</source>
        <translation>Próximo passo</translation>
    </message>
    <message>
        <source>Ver la ficha de la persona</source>
        <translation>Ver a ficha da pessoa</translation>
    </message>
    <message>
        <source>Ver la línea de tiempo</source>
        <translation>Ver a linha do tempo</translation>
    </message>
    <message>
        <source>Ver las notas</source>
        <translation>Ver as notas</translation>
    </message>
    <message>
        <source>Ver sus otras conversaciones</source>
        <translation>Ver as outras conversas</translation>
    </message>
    <message>
        <source>Hacer la siguiente mejor acción</source>
        <translation>Fazer a próxima melhor ação</translation>
    </message>
    <message>
        <source>Registrar algo que cambia lo permitido</source>
        <translation>Registrar algo que muda o permitido</translation>
    </message>
    <message>
        <source>Ver el documento completo</source>
        <translation>Ver o documento completo</translation>
    </message>
    <message>
        <source>Ver el teléfono completo</source>
        <translation>Ver o telefone completo</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Cerrar el aviso</source>
        <translation>Fechar o aviso</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message>
        <source>Avisos</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Avisos, {count} sin leer</source>
        <translation>Avisos, {count} não lidos</translation>
    </message>
    <message>
        <source>Nada nuevo desde que abriste Acuerdo</source>
        <translation>Nada de novo desde que você abriu o Acuerdo</translation>
    </message>
    <message>
        <source>Dar todo por leído</source>
        <translation>Marcar tudo como lido</translation>
    </message>
    <message>
        <source>Elegir qué me avisa</source>
        <translation>Escolher o que me avisa</translation>
    </message>
    <message>
        <source>hace {minutes} min</source>
        <translation>há {minutes} min</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>No leídos desde las {time}</source>
        <translation>Não lidas desde as {time}</translation>
    </message>
    <message>
        <source>Enviado</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Entregue</translation>
    </message>
    <message>
        <source>Leído</source>
        <translation>Lida</translation>
    </message>
    <message>
        <source>Mensajes sin leer desde aquí</source>
        <translation>Mensagens não lidas a partir daqui</translation>
    </message>
    <message>
        <source>Mensaje eliminado</source>
        <translation>Mensagem apagada</translation>
    </message>
    <message>
        <source>Aviso</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Nota interna de {author}</source>
        <translation>Nota interna de {author}</translation>
    </message>
    <message>
        <source>Nosotros, desde el teléfono</source>
        <translation>Nós, pelo telefone</translation>
    </message>
    <message>
        <source>Nosotros</source>
        <translation>Nós</translation>
    </message>
    <message>
        <source>La persona</source>
        <translation>A pessoa</translation>
    </message>
    <message>
        <source>Mensaje eliminado por la persona</source>
        <translation>Mensagem apagada pela pessoa</translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Plantilla {name}</source>
        <translation>Modelo {name}</translation>
    </message>
    <message>
        <source>Reenviado</source>
        <translation>Encaminhada</translation>
    </message>
    <message>
        <source>Tú</source>
        <translation>Você</translation>
    </message>
    <message>
        <source>Mensaje que ya no está aquí</source>
        <translation>Mensagem que não está mais aqui</translation>
    </message>
    <message>
        <source>Opción elegida de una lista</source>
        <translation>Opção escolhida de uma lista</translation>
    </message>
    <message>
        <source>Botón elegido</source>
        <translation>Botão escolhido</translation>
    </message>
    <message>
        <source>Formulario respondido</source>
        <translation>Formulário respondido</translation>
    </message>
    <message>
        <source>Sin respuestas</source>
        <translation>Sem respostas</translation>
    </message>
    <message>
        <source>sí</source>
        <translation>sim</translation>
    </message>
    <message>
        <source>no</source>
        <translation>não</translation>
    </message>
    <message>
        <source>Pedido de {count} productos</source>
        <translation>Pedido de {count} produtos</translation>
    </message>
    <message>
        <source>Acepta llamadas por WhatsApp</source>
        <translation>Aceita ligações pelo WhatsApp</translation>
    </message>
    <message>
        <source>No acepta llamadas por WhatsApp</source>
        <translation>Não aceita ligações pelo WhatsApp</translation>
    </message>
    <message>
        <source>Anuncio</source>
        <translation>Anúncio</translation>
    </message>
    <message>
        <source>Llegó desde un anuncio</source>
        <translation>Chegou por um anúncio</translation>
    </message>
    <message>
        <source>Leer todo ({count} caracteres)</source>
        <translation>Ler tudo ({count} caracteres)</translation>
    </message>
    <message>
        <source>Descargando…</source>
        <translation>Baixando…</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Mensagem de voz</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Áudio</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Ubicación</source>
        <translation>Localização</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contato</translation>
    </message>
    <message>
        <source>Mensaje de un tipo que no se puede mostrar: {kind}</source>
        <translation>Mensagem de um tipo que não pode ser exibido: {kind}</translation>
    </message>
    <message>
        <source>Pasar el texto a la redacción</source>
        <translation>Levar o texto para a redação</translation>
    </message>
    <message>
        <source>elegido {time}</source>
        <translation>escolhida {time}</translation>
    </message>
    <message>
        <source>Antes decía: {text}</source>
        <translation>Antes dizia: {text}</translation>
    </message>
    <message>
        <source>Se envió otra vez: ver</source>
        <translation>Enviada outra vez: ver</translation>
    </message>
    <message>
        <source>Enviar otra vez</source>
        <translation>Enviar outra vez</translation>
    </message>
    <message>
        <source>Elegir una plantilla</source>
        <translation>Escolher um modelo</translation>
    </message>
    <message>
        <source>Programado para {when}</source>
        <translation>Programada para {when}</translation>
    </message>
    <message>
        <source>Editar</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>editado</source>
        <translation>editada</translation>
    </message>
    <message>
        <source>escrito en el teléfono</source>
        <translation>escrita no telefone</translation>
    </message>
    <message>
        <source>Enviando…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>sin confirmación, no se reenvía</source>
        <translation>sem confirmação, não se reenvia</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Figurinha</translation>
    </message>
    <message>
        <source>Abrir en otro programa</source>
        <translation>Abrir em outro programa</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Enviar plantilla</source>
        <translation>Enviar modelo</translation>
    </message>
    <message>
        <source>Quitar la selección</source>
        <translation>Limpar a seleção</translation>
    </message>
    <message numerus="yes">
        <source>%n seleccionada(s)</source>
        <translation>
            <numerusform>%n selecionada</numerusform>
            <numerusform>%n selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>{due} vencido</source>
        <translation>{due} vencido</translation>
    </message>
    <message>
        <source>{count} contactables ahora</source>
        <translation>{count} contatáveis agora</translation>
    </message>
    <message>
        <source>A nadie de la selección se le puede escribir ahora</source>
        <translation>Agora não se pode escrever a ninguém da seleção</translation>
    </message>
    <message>
        <source>Elegir todas</source>
        <translation>Selecionar todas</translation>
    </message>
    <message>
        <source>No elegir ninguna (Esc)</source>
        <translation>Não selecionar nenhuma (Esc)</translation>
    </message>
    <message>
        <source>Asignar las elegidas</source>
        <translation>Atribuir as selecionadas</translation>
    </message>
    <message>
        <source>Etiquetar las elegidas</source>
        <translation>Etiquetar as selecionadas</translation>
    </message>
    <message>
        <source>Posponer las elegidas</source>
        <translation>Adiar as selecionadas</translation>
    </message>
    <message>
        <source>Importancia de las elegidas</source>
        <translation>Importância das selecionadas</translation>
    </message>
    <message>
        <source>Resolver las elegidas</source>
        <translation>Resolver as selecionadas</translation>
    </message>
    <message>
        <source>{count} elegidas</source>
        <translation>{count} selecionadas</translation>
    </message>
</context>
<context>
    <name>CancelSheet</name>
    <message>
        <source>Cancelar la promesa</source>
        <translation>Cancelar a promessa</translation>
    </message>
    <message>
        <source>¿Por qué se cancela?</source>
        <translation>Por que cancelar?</translation>
    </message>
    <message>
        <source>Detalle</source>
        <translation>Detalhe</translation>
    </message>
    <message>
        <source>Queda en la historia de la promesa, con tu nombre y la hora.</source>
        <translation>Fica no histórico da promessa, com seu nome e a hora.</translation>
    </message>
    <message>
        <source>Conservarla</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>La persona ya no puede o no quiere</source>
        <translation>A pessoa não pode mais ou não quer</translation>
    </message>
    <message>
        <source>Se registró por error</source>
        <translation>Foi registrada por engano</translation>
    </message>
    <message>
        <source>Acordó otra forma de pago</source>
        <translation>Combinou outra forma de pagamento</translation>
    </message>
    <message>
        <source>Otro motivo</source>
        <translation>Outro motivo</translation>
    </message>
    <message>
        <source>Escribe cuál es el otro motivo.</source>
        <translation>Escreva qual é o outro motivo.</translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>Pausas y bloqueos</source>
        <translation>Pausas e bloqueios</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Contas</translation>
    </message>
    <message>
        <source>Promesas y pagos</source>
        <translation>Promessas e pagamentos</translation>
    </message>
    <message>
        <source>Consentimiento y preferencias</source>
        <translation>Consentimento e preferências</translation>
    </message>
    <message>
        <source>Datos del archivo</source>
        <translation>Dados do arquivo</translation>
    </message>
    <message>
        <source>Todavía no hay promesas.</source>
        <translation>Ainda não há promessas.</translation>
    </message>
    <message>
        <source>Cuentas · {count}</source>
        <translation>Contas · {count}</translation>
    </message>
    <message>
        <source>Total vencido</source>
        <translation>Total vencido</translation>
    </message>
</context>
<context>
    <name>Chats</name>
    <message>
        <source>Tú: {text}</source>
        <translation>Você: {text}</translation>
    </message>
    <message>
        <source>Resuelta</source>
        <translation>Resolvida</translation>
    </message>
    <message>
        <source>línea {line}</source>
        <translation>linha {line}</translation>
    </message>
    <message>
        <source>Abierta aquí</source>
        <translation>Aberta aqui</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Mensagem de voz</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Modelo</translation>
    </message>
</context>
<context>
    <name>ChatsPage</name>
    <message>
        <source>Conversaciones</source>
        <translation>Conversas</translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>Campo de la columna {column}</source>
        <translation>Campo da coluna {column}</translation>
    </message>
</context>
<context>
    <name>ColumnsList</name>
    <message>
        <source>Columnas</source>
        <translation>Colunas</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Columnas</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>No importar</source>
        <translation>Não importar</translation>
    </message>
    <message numerus="yes">
        <source>%n lista(s)</source>
        <translation>
            <numerusform>%n pronta</numerusform>
            <numerusform>%n prontas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por revisar</source>
        <translation>
            <numerusform>%n a revisar</numerusform>
            <numerusform>%n a revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin usar</source>
        <translation>
            <numerusform>%n sem uso</numerusform>
            <numerusform>%n sem uso</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerWidget</name>
    <message>
        <source>Responder</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation>Mensagem</translation>
    </message>
    <message>
        <source>Adjuntar archivos</source>
        <translation>Anexar arquivos</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Respuestas</source>
        <translation>Respostas</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promessa</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Otras formas de enviar</source>
        <translation>Outras formas de enviar</translation>
    </message>
    <message>
        <source>No citar</source>
        <translation>Não citar</translation>
    </message>
    <message>
        <source>Elegir plantilla</source>
        <translation>Escolher modelo</translation>
    </message>
    <message>
        <source>Nota</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Programar</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Solo la ve el equipo</source>
        <translation>Só a equipe vê</translation>
    </message>
    <message>
        <source>Escribe un mensaje</source>
        <translation>Escreva uma mensagem</translation>
    </message>
    <message>
        <source>Guardar nota</source>
        <translation>Salvar nota</translation>
    </message>
    <message>
        <source>Enter guarda la nota</source>
        <translation>Enter salva a nota</translation>
    </message>
    <message>
        <source>Enter envía · Ctrl Enter envía y pasa a la siguiente</source>
        <translation>Enter envia · Ctrl Enter envia e passa à próxima</translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>Confianza {percent} %</source>
        <translation>Confiança {percent}%</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Cuánto dura la pausa</source>
        <translation>Quanto dura a pausa</translation>
    </message>
    <message>
        <source>Nota, si hace falta</source>
        <translation>Nota, se precisar</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Sí, a todas</source>
        <translation>Sim, a todas</translation>
    </message>
    <message>
        <source>Se puede deshacer: vuelven a como estaban.</source>
        <translation>Dá para desfazer: elas voltam a ser como eram.</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Probar</source>
        <translation>Testar</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Dirección del relé</source>
        <translation>Endereço do relé</translation>
    </message>
    <message>
        <source>Clave de acceso</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>La clave se guarda en el llavero de este equipo y no se vuelve a ver.</source>
        <translation>O token fica no chaveiro deste computador e não é mostrado de novo.</translation>
    </message>
    <message>
        <source>Hay una guardada; escribe otra para cambiarla</source>
        <translation>Há um salvo; digite outro para trocá-lo</translation>
    </message>
    <message>
        <source>Te la da quien administra</source>
        <translation>Quem administra fornece</translation>
    </message>
    <message>
        <source>Escribe la dirección del relé.</source>
        <translation>Digite o endereço do relé.</translation>
    </message>
    <message>
        <source>La dirección empieza con https://</source>
        <translation>O endereço começa com https://</translation>
    </message>
    <message>
        <source>Falta el nombre del servidor, por ejemplo https://rele.tuempresa.mx</source>
        <translation>Falta o nome do servidor, por exemplo https://rele.suaempresa.com.br</translation>
    </message>
    <message>
        <source>Fuera de este equipo la dirección necesita https://</source>
        <translation>Fora deste computador o endereço precisa de https://</translation>
    </message>
    <message>
        <source>Preguntando al relé…</source>
        <translation>Perguntando ao relé…</translation>
    </message>
    <message>
        <source>Nadie responde en esa dirección. Revisa la dirección y tu red.</source>
        <translation>Ninguém responde nesse endereço. Verifique o endereço e sua rede.</translation>
    </message>
    <message>
        <source>El relé responde, pero no acepta la clave. Pide una nueva.</source>
        <translation>O relé responde, mas não aceita o token. Peça um novo.</translation>
    </message>
    <message>
        <source>Algo responde ahí, pero no es un relé de Acuerdo.</source>
        <translation>Algo responde ali, mas não é um relé do Acuerdo.</translation>
    </message>
    <message>
        <source>Guardado.</source>
        <translation>Salvo.</translation>
    </message>
    <message>
        <source>Funciona: responde en {ms} ms.</source>
        <translation>Funciona: responde em {ms} ms.</translation>
    </message>
    <message>
        <source>Líneas: {numbers}.</source>
        <translation>Linhas: {numbers}.</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversaciones</source>
        <translation>Conversas</translation>
    </message>
</context>
<context>
    <name>ConversationsPane</name>
    <message>
        <source>Míos</source>
        <translation>Minhas</translation>
    </message>
    <message>
        <source>Sin asignar</source>
        <translation>Sem dono</translation>
    </message>
    <message>
        <source>Equipo</source>
        <translation>Equipe</translation>
    </message>
    <message>
        <source>De quién son las conversaciones</source>
        <translation>De quem são as conversas</translation>
    </message>
    <message>
        <source>No leídos</source>
        <translation>Não lidas</translation>
    </message>
    <message>
        <source>Ventana &lt; 2 h</source>
        <translation>Janela &lt; 2 h</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promessas</translation>
    </message>
    <message>
        <source>Prioridad</source>
        <translation>Prioridade</translation>
    </message>
    <message>
        <source>Orden de la lista y vistas guardadas</source>
        <translation>Ordem da lista e visualizações salvas</translation>
    </message>
    <message>
        <source>Filtrar conversaciones</source>
        <translation>Filtrar conversas</translation>
    </message>
    <message>
        <source>Nadie espera respuesta</source>
        <translation>Ninguém espera resposta</translation>
    </message>
    <message>
        <source>Bandeja</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Ninguna conversación con este filtro</source>
        <translation>Nenhuma conversa com este filtro</translation>
    </message>
    <message>
        <source>Quita el filtro para ver las demás.</source>
        <translation>Remova o filtro para ver as outras.</translation>
    </message>
    <message>
        <source>Puedes trabajar la cola mientras tanto.</source>
        <translation>Enquanto isso, você pode trabalhar a fila.</translation>
    </message>
    <message>
        <source>Trabajar la cola</source>
        <translation>Trabalhar a fila</translation>
    </message>
    <message>
        <source>No leídos {count}</source>
        <translation>Não lidas {count}</translation>
    </message>
</context>
<context>
    <name>Covered</name>
    <message>
        <source>Ver completo; queda registrado</source>
        <translation>Ver completo; fica registrado</translation>
    </message>
    <message>
        <source>Ver completo: {name}</source>
        <translation>Ver completo: {name}</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Escribe con una plantilla aprobada</source>
        <translation>Escreva com um modelo aprovado</translation>
    </message>
    <message>
        <source>Puedes dejar una nota interna</source>
        <translation>Você pode deixar uma nota interna</translation>
    </message>
    <message>
        <source>el texto libre ya no se entrega</source>
        <translation>o texto livre não é mais entregue</translation>
    </message>
    <message>
        <source>La ventana cerró hoy {time}</source>
        <translation>A janela fechou hoje {time}</translation>
    </message>
    <message>
        <source>La ventana cerró el {day} {time}</source>
        <translation>A janela fechou em {day} {time}</translation>
    </message>
    <message>
        <source>Puedes escribir hasta {when}</source>
        <translation>Você pode escrever até {when}</translation>
    </message>
    <message>
        <source>ventana {left}</source>
        <translation>janela {left}</translation>
    </message>
    <message>
        <source>mañana {time}</source>
        <translation>amanhã {time}</translation>
    </message>
    <message>
        <source>{time} ({city})</source>
        <translation>{time} ({city})</translation>
    </message>
    <message>
        <source>Puede contactarse hasta {when}</source>
        <translation>Contato permitido até {when}</translation>
    </message>
    <message>
        <source>{why}; se puede {when}</source>
        <translation>{why}; pode-se {when}</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Plantilla en {file}</source>
        <translation>Modelo em {file}</translation>
    </message>
    <message>
        <source>Sin conexión desde las {time}</source>
        <translation>Sem conexão desde as {time}</translation>
    </message>
    <message>
        <source>Puedes leer y escribir; lo escrito sale al reconectar.</source>
        <translation>Você pode ler e escrever; o que escrever sai ao reconectar.</translation>
    </message>
    <message>
        <source>El relé no acepta la clave de este equipo</source>
        <translation>O relé não aceita o token deste computador</translation>
    </message>
    <message>
        <source>Pide una nueva a quien administra.</source>
        <translation>Peça um novo a quem administra.</translation>
    </message>
    <message>
        <source>El idioma cambia al abrir Acuerdo de nuevo.</source>
        <translation>O idioma muda ao abrir o Acuerdo de novo.</translation>
    </message>
    <message>
        <source>El nombre cambia al abrir Acuerdo de nuevo.</source>
        <translation>O nome muda ao abrir o Acuerdo de novo.</translation>
    </message>
    <message>
        <source>Acuerdo se equivocó en algo. No se perdió lo guardado: {report}</source>
        <translation>O Acuerdo cometeu um erro. Nada do que estava salvo se perdeu: {report}</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Suelta aquí el archivo del acreedor</source>
        <translation>Solte aqui o arquivo do credor</translation>
    </message>
    <message>
        <source>xlsx, xls, xlsb, ods, csv o txt, tal como lo mandan</source>
        <translation>xlsx, xls, xlsb, ods, csv ou txt, como o credor envia</translation>
    </message>
    <message>
        <source>Elegir archivo</source>
        <translation>Escolher arquivo</translation>
    </message>
    <message>
        <source>Elegir archivo (Ctrl+O)</source>
        <translation>Escolher arquivo (Ctrl+O)</translation>
    </message>
    <message>
        <source>Archivos de cartera ({pattern})</source>
        <translation>Arquivos de carteira ({pattern})</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Buscar un emoji por su nombre</source>
        <translation>Buscar um emoji pelo nome</translation>
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
        <translation>A pessoa</translation>
    </message>
    <message>
        <source>Plantilla enviada</source>
        <translation>Modelo enviado</translation>
    </message>
    <message>
        <source>Tomó la conversación</source>
        <translation>Assumiu a conversa</translation>
    </message>
    <message>
        <source>Soltó la conversación</source>
        <translation>Liberou a conversa</translation>
    </message>
    <message>
        <source>Conversación resuelta</source>
        <translation>Conversa resolvida</translation>
    </message>
    <message>
        <source>Conversación abierta de nuevo</source>
        <translation>Conversa reaberta</translation>
    </message>
    <message>
        <source>Pidió no recibir mensajes</source>
        <translation>Pediu para não receber mensagens</translation>
    </message>
    <message>
        <source>Pidió recibir mensajes otra vez</source>
        <translation>Pediu para receber mensagens de novo</translation>
    </message>
    <message>
        <source>Detuvo en WhatsApp los mensajes de marketing</source>
        <translation>Interrompeu no WhatsApp as mensagens de marketing</translation>
    </message>
    <message>
        <source>Acepta otra vez mensajes de marketing</source>
        <translation>Aceita de novo mensagens de marketing</translation>
    </message>
    <message>
        <source>Cambió de número de WhatsApp: confirma de quién es antes de escribir</source>
        <translation>Mudou de número de WhatsApp: confirme de quem é antes de escrever</translation>
    </message>
    <message>
        <source>WhatsApp avisa que su identidad cambió: confírmala</source>
        <translation>O WhatsApp avisa que a identidade mudou: confirme-a</translation>
    </message>
    <message>
        <source>Se levantó una pausa o un bloqueo</source>
        <translation>Uma pausa ou um bloqueio foi levantado</translation>
    </message>
    <message>
        <source>El número sí era suyo</source>
        <translation>O número era mesmo dela</translation>
    </message>
    <message>
        <source>Nunca autorizó este medio</source>
        <translation>Nunca autorizou este meio</translation>
    </message>
    <message>
        <source>Contestó otra persona</source>
        <translation>Outra pessoa respondeu</translation>
    </message>
    <message>
        <source>No reconoce la deuda: gestión en pausa</source>
        <translation>Não reconhece a dívida: cobrança em pausa</translation>
    </message>
    <message>
        <source>Queja: gestión en pausa</source>
        <translation>Reclamação: cobrança em pausa</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Qué se exporta</source>
        <translation>O que exportar</translation>
    </message>
    <message>
        <source>Formato guardado</source>
        <translation>Layout salvo</translation>
    </message>
    <message>
        <source>Acreedor</source>
        <translation>Credor</translation>
    </message>
    <message>
        <source>Periodo</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Sin contraseña</source>
        <translation>Sem senha</translation>
    </message>
    <message>
        <source>Ocultar datos personales</source>
        <translation>Ocultar dados pessoais</translation>
    </message>
    <message>
        <source>Primera línea: quién y cuándo</source>
        <translation>Primeira linha: quem e quando</translation>
    </message>
    <message>
        <source>Contraseña</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>El de siempre</source>
        <translation>O de sempre</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>Todos</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Exportar</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Queda en la auditoría quién lo hizo, cuándo y qué se llevó</source>
        <translation>Fica na auditoria quem fez, quando e o que levou</translation>
    </message>
    <message>
        <source>Primeras filas</source>
        <translation>Primeiras linhas</translation>
    </message>
    <message>
        <source>Espacio marca, Alt ↑↓ mueve, F2 cambia el título</source>
        <translation>Espaço marca, Alt ↑↓ move, F2 muda o título</translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Nombre del formato</source>
        <translation>Nome do layout</translation>
    </message>
    <message>
        <source>Guardar formato</source>
        <translation>Salvar layout</translation>
    </message>
    <message>
        <source>Abrir carpeta</source>
        <translation>Abrir pasta</translation>
    </message>
    <message>
        <source>Cerrar</source>
        <translation>Fechar</translation>
    </message>
    <message>
        <source>Exportar…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>No hay filas con esas condiciones.</source>
        <translation>Não há linhas com essas condições.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fila(s) escrita(s)</source>
        <translation>
            <numerusform>%Ln linha gravada</numerusform>
            <numerusform>%Ln linhas gravadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fila(s) en {file}</source>
        <translation>
            <numerusform>%Ln linha em {file}</numerusform>
            <numerusform>%Ln linhas em {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Exportación cancelada; no quedó ningún archivo.</source>
        <translation>Exportação cancelada; não ficou nenhum arquivo.</translation>
    </message>
    <message>
        <source>Formato «{name}» guardado.</source>
        <translation>Layout “{name}” salvo.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Cola de trabajo</source>
        <translation>Fila de trabalho</translation>
    </message>
    <message>
        <source>Gestiones</source>
        <translation>Acionamentos</translation>
    </message>
    <message>
        <source>Mejor y última gestión</source>
        <translation>Melhor e último acionamento</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promessas</translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation>Pagamentos</translation>
    </message>
    <message>
        <source>Conversaciones</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Auditoría</source>
        <translation>Auditoria</translation>
    </message>
    <message>
        <source>Todo</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>Hoy</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Últimos 7 días</source>
        <translation>Últimos 7 dias</translation>
    </message>
    <message>
        <source>Este mes</source>
        <translation>Este mês</translation>
    </message>
    <message>
        <source>El mes pasado</source>
        <translation>O mês passado</translation>
    </message>
    <message>
        <source>Excel (.xlsx)</source>
        <translation>Excel (.xlsx)</translation>
    </message>
    <message>
        <source>Texto separado (.csv)</source>
        <translation>Texto separado (.csv)</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Quitar {name}</source>
        <translation>Remover {name}</translation>
    </message>
    <message>
        <source>Reducir</source>
        <translation>Reduzir</translation>
    </message>
    <message>
        <source>Convertir a JPG</source>
        <translation>Converter em JPG</translation>
    </message>
</context>
<context>
    <name>FileSide</name>
    <message>
        <source>Qué trae</source>
        <translation>O que traz</translation>
    </message>
    <message>
        <source>No es seguro ({percent} %): confírmalo.</source>
        <translation>Não é certo ({percent} %): confirme.</translation>
    </message>
    <message>
        <source>Se llama a sí mismo actualización: lo que no viene se queda.</source>
        <translation>O arquivo se diz atualização: o que não vem fica.</translation>
    </message>
    <message>
        <source>Hoja</source>
        <translation>Planilha</translation>
    </message>
    <message>
        <source>Lectura</source>
        <translation>Leitura</translation>
    </message>
    <message>
        <source>Olvidar lo recordado</source>
        <translation>Esquecer o lembrado</translation>
    </message>
    <message>
        <source>{size} · leído en {seconds} s</source>
        <translation>{size} · lido em {seconds} s</translation>
    </message>
    <message numerus="yes">
        <source>Se aplicó lo recordado, usado %n vez(ces).</source>
        <translation>
            <numerusform>Aplicou-se o lembrado, usado %n vez.</numerusform>
            <numerusform>Aplicou-se o lembrado, usado %n vezes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columna(s) nueva(s).</source>
        <translation>
            <numerusform>%n coluna nova.</numerusform>
            <numerusform>%n colunas novas.</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows} filas</source>
        <translation>{rows} linhas</translation>
    </message>
    <message>
        <source>oculta</source>
        <translation>oculta</translation>
    </message>
    <message>
        <source>Decimales</source>
        <translation>Decimais</translation>
    </message>
    <message>
        <source>Fechas</source>
        <translation>Datas</translation>
    </message>
    <message>
        <source>Codificación</source>
        <translation>Codificação</translation>
    </message>
    <message>
        <source>Separador</source>
        <translation>Separador</translation>
    </message>
    <message>
        <source>Sistema de fechas</source>
        <translation>Sistema de datas</translation>
    </message>
    <message>
        <source>Punto (1,234.50)</source>
        <translation>Ponto (1,234.50)</translation>
    </message>
    <message>
        <source>Coma (1.234,50)</source>
        <translation>Vírgula (1.234,50)</translation>
    </message>
    <message>
        <source>día/mes/año</source>
        <translation>dia/mês/ano</translation>
    </message>
    <message>
        <source>mes/día/año</source>
        <translation>mês/dia/ano</translation>
    </message>
    <message>
        <source>año-mes-día</source>
        <translation>ano-mês-dia</translation>
    </message>
    <message>
        <source>tabulador</source>
        <translation>tabulação</translation>
    </message>
    <message>
        <source>Encabezado en fila</source>
        <translation>Cabeçalho na linha</translation>
    </message>
</context>
<context>
    <name>FileStrip</name>
    <message>
        <source>Archivos para enviar</source>
        <translation>Arquivos para enviar</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Pesa {size}; WhatsApp acepta hasta {limit}</source>
        <translation>Pesa {size}; o WhatsApp aceita até {limit}</translation>
    </message>
    <message>
        <source>El archivo está vacío</source>
        <translation>O arquivo está vazio</translation>
    </message>
    <message>
        <source>WhatsApp no acepta este tipo de archivo</source>
        <translation>O WhatsApp não aceita este tipo de arquivo</translation>
    </message>
    <message>
        <source>No se pudo leer el archivo</source>
        <translation>Não foi possível ler o arquivo</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>Filtrar conversaciones</source>
        <translation>Filtrar conversas</translation>
    </message>
    <message>
        <source>Sin leer</source>
        <translation>Não lidas</translation>
    </message>
    <message>
        <source>Con borrador</source>
        <translation>Com rascunho</translation>
    </message>
    <message>
        <source>Envío fallido</source>
        <translation>Envio com falha</translation>
    </message>
    <message>
        <source>Horas de ventana, menos de</source>
        <translation>Horas de janela, menos de</translation>
    </message>
    <message>
        <source>Minutos de espera, más de</source>
        <translation>Minutos de espera, mais de</translation>
    </message>
    <message>
        <source>Días de atraso, desde</source>
        <translation>Dias de atraso, de</translation>
    </message>
    <message>
        <source>Días de atraso, hasta</source>
        <translation>Dias de atraso, até</translation>
    </message>
    <message>
        <source>Compartir con el equipo</source>
        <translation>Compartilhar com a equipe</translation>
    </message>
    <message>
        <source>Cualquiera</source>
        <translation>Qualquer</translation>
    </message>
    <message>
        <source>Promesa para hoy</source>
        <translation>Promessa para hoje</translation>
    </message>
    <message>
        <source>Promesa abierta</source>
        <translation>Promessa em aberto</translation>
    </message>
    <message>
        <source>Promesa vencida</source>
        <translation>Promessa vencida</translation>
    </message>
    <message>
        <source>Promesa rota</source>
        <translation>Promessa quebrada</translation>
    </message>
    <message>
        <source>Sin promesa</source>
        <translation>Sem promessa</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>En trabajo</source>
        <translation>Em trabalho</translation>
    </message>
    <message>
        <source>Pospuestas</source>
        <translation>Adiadas</translation>
    </message>
    <message>
        <source>Resueltas</source>
        <translation>Resolvidas</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promessa</translation>
    </message>
    <message>
        <source>Importancia, al menos</source>
        <translation>Importância, no mínimo</translation>
    </message>
    <message>
        <source>De quién</source>
        <translation>De quem</translation>
    </message>
    <message>
        <source>Acreedor</source>
        <translation>Credor</translation>
    </message>
    <message>
        <source>Mostrar solo</source>
        <translation>Mostrar só</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Nombre, para guardar como vista</source>
        <translation>Nome, para salvar como visualização</translation>
    </message>
    <message>
        <source>Nombre de la vista</source>
        <translation>Nome da visualização</translation>
    </message>
    <message>
        <source>Guardar vista</source>
        <translation>Salvar visualização</translation>
    </message>
    <message>
        <source>Quitar filtros</source>
        <translation>Remover filtros</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Aplicar</source>
        <translation>Aplicar</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>abierto</source>
        <translation>aberto</translation>
    </message>
    <message>
        <source>plegado</source>
        <translation>recolhido</translation>
    </message>
    <message>
        <source>Plegar</source>
        <translation>Recolher</translation>
    </message>
    <message>
        <source>Desplegar</source>
        <translation>Expandir</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Últimas importaciones</source>
        <translation>Últimas importações</translation>
    </message>
    <message>
        <source>Aquí quedará cada archivo, con lo que cambió y lo que se rechazó.</source>
        <translation>Aqui ficará cada arquivo, com o que mudou e o que foi rejeitado.</translation>
    </message>
    <message>
        <source>{day} · {rows} filas · {by}</source>
        <translation>{day} · {rows} linhas · {by}</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Se puede deshacer hasta el {day}</source>
        <translation>Pode ser desfeita até {day}</translation>
    </message>
    <message>
        <source>Deshacer {file}</source>
        <translation>Desfazer {file}</translation>
    </message>
    <message>
        <source>Sí, deshacer</source>
        <translation>Sim, desfazer</translation>
    </message>
    <message>
        <source>Deshecha</source>
        <translation>Desfeita</translation>
    </message>
    <message>
        <source>Sin cargar</source>
        <translation>Não carregada</translation>
    </message>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation>
            <numerusform>%n rejeitada</numerusform>
            <numerusform>%n rejeitadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Completa</source>
        <translation>Completa</translation>
    </message>
</context>
<context>
    <name>IdentityBlock</name>
    <message>
        <source>Documento</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Dirección</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>sin documento</source>
        <translation>sem documento</translation>
    </message>
</context>
<context>
    <name>ImportEffect</name>
    <message>
        <source>Rechazadas</source>
        <translation>Rejeitadas</translation>
    </message>
    <message>
        <source>con su motivo, abajo</source>
        <translation>com o motivo, abaixo</translation>
    </message>
    <message>
        <source>Movimientos</source>
        <translation>Movimentos</translation>
    </message>
    <message>
        <source>pagos y reversos aceptados</source>
        <translation>pagamentos e estornos aceitos</translation>
    </message>
    <message>
        <source>Nuevas</source>
        <translation>Novas</translation>
    </message>
    <message>
        <source>cuentas que no estaban</source>
        <translation>contas que não estavam</translation>
    </message>
    <message>
        <source>Actualizadas</source>
        <translation>Atualizadas</translation>
    </message>
    <message>
        <source>saldo, mora o teléfono</source>
        <translation>saldo, atraso ou telefone</translation>
    </message>
    <message>
        <source>Sin cambios</source>
        <translation>Sem mudanças</translation>
    </message>
    <message>
        <source>iguales al corte anterior</source>
        <translation>iguais ao corte anterior</translation>
    </message>
    <message>
        <source>Se retiran</source>
        <translation>Retiradas</translation>
    </message>
    <message>
        <source>ya no vienen; no se borran</source>
        <translation>fora do arquivo; mantidas</translation>
    </message>
    <message>
        <source>con fecha y motivo; no se borran</source>
        <translation>com data e motivo; não são apagadas</translation>
    </message>
    <message>
        <source>Datos nuevos</source>
        <translation>Dados novos</translation>
    </message>
    <message>
        <source>teléfonos, correos y domicilios</source>
        <translation>telefones, e-mails e endereços</translation>
    </message>
    <message>
        <source>Cambian de calidad</source>
        <translation>Mudam de qualidade</translation>
    </message>
    <message>
        <source>titular, codeudor o referencia</source>
        <translation>titular, codevedor ou referência</translation>
    </message>
    <message>
        <source>Exclusiones nuevas</source>
        <translation>Exclusões novas</translation>
    </message>
    <message>
        <source>personas, teléfonos o cuentas</source>
        <translation>pessoas, telefones ou contas</translation>
    </message>
    <message>
        <source>Con otro motivo</source>
        <translation>Com outro motivo</translation>
    </message>
    <message>
        <source>ya estaban excluidas</source>
        <translation>já estavam excluídas</translation>
    </message>
    <message>
        <source>ya se sabían</source>
        <translation>já se sabiam</translation>
    </message>
    <message>
        <source>Con cuenta</source>
        <translation>Com conta</translation>
    </message>
    <message>
        <source>Sin cuenta</source>
        <translation>Sem conta</translation>
    </message>
    <message>
        <source>por número o referencia</source>
        <translation>por número ou referência</translation>
    </message>
    <message>
        <source>Lo que trae el archivo</source>
        <translation>O que o arquivo traz</translation>
    </message>
    <message>
        <source>Filas de datos</source>
        <translation>Linhas de dados</translation>
    </message>
    <message>
        <source>Aceptadas</source>
        <translation>Aceitas</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Contas</translation>
    </message>
    <message>
        <source>Sin teléfono útil</source>
        <translation>Sem telefone útil</translation>
    </message>
    <message>
        <source>Filas con aviso</source>
        <translation>Linhas com aviso</translation>
    </message>
    <message>
        <source>Filas que no son datos</source>
        <translation>Linhas que não são dados</translation>
    </message>
    <message>
        <source>Pagos del acreedor conocidos hasta</source>
        <translation>Pagamentos do credor conhecidos até</translation>
    </message>
    <message>
        <source>No se trabajan (fallecidos, legales…)</source>
        <translation>Fora da cobrança (falecidos, judiciais…)</translation>
    </message>
    <message>
        <source>Qué cambia</source>
        <translation>O que muda</translation>
    </message>
    <message>
        <source>Sube lo vencido</source>
        <translation>Sobe o vencido</translation>
    </message>
    <message>
        <source>Baja lo vencido</source>
        <translation>Cai o vencido</translation>
    </message>
    <message>
        <source>Pasan a un tramo peor</source>
        <translation>Passam a uma faixa pior</translation>
    </message>
    <message>
        <source>Vuelven a un tramo mejor</source>
        <translation>Voltam a uma faixa melhor</translation>
    </message>
    <message>
        <source>Efecto en la operación</source>
        <translation>Efeito na operação</translation>
    </message>
    <message>
        <source>Promesas abiertas que reciben un pago</source>
        <translation>Promessas abertas que recebem um pagamento</translation>
    </message>
    <message>
        <source>Promesas abiertas de cuentas que salen</source>
        <translation>Promessas abertas de contas que saem</translation>
    </message>
    <message>
        <source>Conversaciones que esperan respuesta</source>
        <translation>Conversas que esperam resposta</translation>
    </message>
    <message>
        <source>Borradores sin enviar</source>
        <translation>Rascunhos não enviados</translation>
    </message>
    <message>
        <source>Mensajes en espera que ya no saldrán</source>
        <translation>Mensagens em espera que não sairão</translation>
    </message>
    <message>
        <source>Cuadre por moneda</source>
        <translation>Totais por moeda</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Registros</source>
        <translation>Registros</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Saldo</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Cuadre contra el acreedor</source>
        <translation>Conferência com o credor</translation>
    </message>
    <message>
        <source>Tramo</source>
        <translation>Faixa</translation>
    </message>
    <message>
        <source>Cuentas en archivo</source>
        <translation>Contas no arquivo</translation>
    </message>
    <message>
        <source>Vencido en archivo</source>
        <translation>Vencido no arquivo</translation>
    </message>
    <message>
        <source>Antes</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Cambio</source>
        <translation>Mudança</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Em dia</translation>
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
        <translation>121 ou mais</translation>
    </message>
    <message>
        <source>Sin antigüedad</source>
        <translation>Sem vencimento</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>Texto</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Clave</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Identificación</source>
        <translation>Identificação</translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Correo</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Dinero</source>
        <translation>Dinheiro</translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Entero</source>
        <translation>Inteiro</translation>
    </message>
    <message>
        <source>Sí/No</source>
        <translation>Sim/Não</translation>
    </message>
    <message>
        <source>Nombre conocido</source>
        <translation>Nome conhecido</translation>
    </message>
    <message>
        <source>Sinónimo conocido</source>
        <translation>Sinônimo conhecido</translation>
    </message>
    <message>
        <source>Palabras del nombre</source>
        <translation>Palavras do nome</translation>
    </message>
    <message>
        <source>Nombre parecido</source>
        <translation>Nome parecido</translation>
    </message>
    <message>
        <source>Por lo que contiene</source>
        <translation>Pelo que contém</translation>
    </message>
    <message>
        <source>El más parecido a deuda</source>
        <translation>O mais parecido com dívida</translation>
    </message>
    <message>
        <source>Del archivo anterior</source>
        <translation>Do arquivo anterior</translation>
    </message>
    <message>
        <source>Lo indicaste tú</source>
        <translation>Você indicou</translation>
    </message>
    <message>
        <source>Cartera</source>
        <translation>Carteira</translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation>Pagamentos</translation>
    </message>
    <message>
        <source>Contactos</source>
        <translation>Contatos</translation>
    </message>
    <message>
        <source>Retiros</source>
        <translation>Retiradas</translation>
    </message>
    <message>
        <source>Exclusiones</source>
        <translation>Bloqueios</translation>
    </message>
    <message>
        <source>Cuenta · número</source>
        <translation>Conta · número</translation>
    </message>
    <message>
        <source>Persona · clave de cliente</source>
        <translation>Pessoa · código do cliente</translation>
    </message>
    <message>
        <source>Persona · tipo de documento</source>
        <translation>Pessoa · tipo de documento</translation>
    </message>
    <message>
        <source>Persona · documento</source>
        <translation>Pessoa · documento</translation>
    </message>
    <message>
        <source>Persona · nombre completo</source>
        <translation>Pessoa · nome completo</translation>
    </message>
    <message>
        <source>Persona · nombres</source>
        <translation>Pessoa · nomes</translation>
    </message>
    <message>
        <source>Persona · apellidos</source>
        <translation>Pessoa · sobrenomes</translation>
    </message>
    <message>
        <source>Cuenta · vencido</source>
        <translation>Conta · vencido</translation>
    </message>
    <message>
        <source>Cuenta · saldo total</source>
        <translation>Conta · saldo total</translation>
    </message>
    <message>
        <source>Cuenta · pago mínimo</source>
        <translation>Conta · pagamento mínimo</translation>
    </message>
    <message>
        <source>Cuenta · días de mora</source>
        <translation>Conta · dias em atraso</translation>
    </message>
    <message>
        <source>Cuenta · vencimiento</source>
        <translation>Conta · vencimento</translation>
    </message>
    <message>
        <source>Cuenta · número de cuota</source>
        <translation>Conta · número da parcela</translation>
    </message>
    <message>
        <source>Cuenta · moneda</source>
        <translation>Conta · moeda</translation>
    </message>
    <message>
        <source>Cuenta · estado</source>
        <translation>Conta · situação</translation>
    </message>
    <message>
        <source>Cuenta · producto</source>
        <translation>Conta · produto</translation>
    </message>
    <message>
        <source>Pago · referencia</source>
        <translation>Pagamento · referência</translation>
    </message>
    <message>
        <source>Cuenta · último pago</source>
        <translation>Conta · último pagamento</translation>
    </message>
    <message>
        <source>Cuenta · importe del último pago</source>
        <translation>Conta · último valor pago</translation>
    </message>
    <message>
        <source>Teléfono · celular</source>
        <translation>Telefone · celular</translation>
    </message>
    <message>
        <source>Teléfono · de referencia</source>
        <translation>Telefone · de referência</translation>
    </message>
    <message>
        <source>Teléfono · código de área</source>
        <translation>Telefone · DDD</translation>
    </message>
    <message>
        <source>Correo electrónico</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Domicilio</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Consentimiento de WhatsApp</source>
        <translation>Consentimento do WhatsApp</translation>
    </message>
    <message>
        <source>Saldo · capital</source>
        <translation>Saldo · principal</translation>
    </message>
    <message>
        <source>Saldo · intereses</source>
        <translation>Saldo · juros</translation>
    </message>
    <message>
        <source>Saldo · intereses moratorios</source>
        <translation>Saldo · juros de mora</translation>
    </message>
    <message>
        <source>Saldo · gastos</source>
        <translation>Saldo · despesas</translation>
    </message>
    <message>
        <source>Cuenta · monto original</source>
        <translation>Conta · valor original</translation>
    </message>
    <message>
        <source>Cuenta · valor de la cuota</source>
        <translation>Conta · valor da parcela</translation>
    </message>
    <message>
        <source>Cuenta · cuotas vencidas</source>
        <translation>Conta · parcelas vencidas</translation>
    </message>
    <message>
        <source>Cuenta · cuotas en total</source>
        <translation>Conta · total de parcelas</translation>
    </message>
    <message>
        <source>Cuenta · estado de la cartera</source>
        <translation>Conta · situação da carteira</translation>
    </message>
    <message>
        <source>Gestor</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Zona</source>
        <translation>Região</translation>
    </message>
    <message>
        <source>Calificación de riesgo</source>
        <translation>Classificação de risco</translation>
    </message>
    <message>
        <source>Tramo del acreedor</source>
        <translation>Faixa do credor</translation>
    </message>
    <message>
        <source>Comportamiento previo</source>
        <translation>Comportamento anterior</translation>
    </message>
    <message>
        <source>Oferta</source>
        <translation>Oferta</translation>
    </message>
    <message>
        <source>Pago · importe</source>
        <translation>Pagamento · valor</translation>
    </message>
    <message>
        <source>Pago · fecha</source>
        <translation>Pagamento · data</translation>
    </message>
    <message>
        <source>Pago · fecha valor</source>
        <translation>Pagamento · data-valor</translation>
    </message>
    <message>
        <source>Pago · número de operación</source>
        <translation>Pagamento · número da operação</translation>
    </message>
    <message>
        <source>Pago · tipo de movimiento</source>
        <translation>Pagamento · tipo de movimento</translation>
    </message>
    <message>
        <source>Pago · canal</source>
        <translation>Pagamento · canal</translation>
    </message>
    <message>
        <source>Retiro · fecha</source>
        <translation>Retirada · data</translation>
    </message>
    <message>
        <source>Retiro · motivo</source>
        <translation>Retirada · motivo</translation>
    </message>
    <message>
        <source>Contacto · calidad</source>
        <translation>Contato · qualidade</translation>
    </message>
    <message>
        <source>Contacto · tipo</source>
        <translation>Contato · tipo</translation>
    </message>
    <message>
        <source>Contacto · dato</source>
        <translation>Contato · dado</translation>
    </message>
    <message>
        <source>Contacto · fuente</source>
        <translation>Contato · fonte</translation>
    </message>
    <message>
        <source>Contacto · fecha del reporte</source>
        <translation>Contato · data do relato</translation>
    </message>
    <message>
        <source>Exclusión · motivo</source>
        <translation>Exclusão · motivo</translation>
    </message>
    <message>
        <source>Exclusión · desde</source>
        <translation>Exclusão · desde</translation>
    </message>
    <message>
        <source>Exclusión · hasta</source>
        <translation>Exclusão · até</translation>
    </message>
</context>
<context>
    <name>ImportIssues</name>
    <message>
        <source>Fila</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Columna</source>
        <translation>Coluna</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Diz</translation>
    </message>
    <message>
        <source>Qué pasa</source>
        <translation>O que há</translation>
    </message>
    <message>
        <source>Cómo se corrige</source>
        <translation>Como corrigir</translation>
    </message>
    <message>
        <source>Filas con problemas</source>
        <translation>Linhas com problemas</translation>
    </message>
</context>
<context>
    <name>ImportPlaces</name>
    <message>
        <source>México</source>
        <translation>México</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Colômbia</translation>
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
        <translation>Brasil</translation>
    </message>
    <message>
        <source>Ecuador</source>
        <translation>Equador</translation>
    </message>
    <message>
        <source>Estados Unidos</source>
        <translation>Estados Unidos</translation>
    </message>
    <message>
        <source>MXN · peso mexicano</source>
        <translation>MXN · peso mexicano</translation>
    </message>
    <message>
        <source>COP · peso colombiano</source>
        <translation>COP · peso colombiano</translation>
    </message>
    <message>
        <source>PEN · sol peruano</source>
        <translation>PEN · sol peruano</translation>
    </message>
    <message>
        <source>CLP · peso chileno</source>
        <translation>CLP · peso chileno</translation>
    </message>
    <message>
        <source>ARS · peso argentino</source>
        <translation>ARS · peso argentino</translation>
    </message>
    <message>
        <source>BRL · real brasileño</source>
        <translation>BRL · real brasileiro</translation>
    </message>
    <message>
        <source>USD · dólar</source>
        <translation>USD · dólar</translation>
    </message>
</context>
<context>
    <name>ImportUndone</name>
    <message>
        <source>Importación deshecha: {restored} como antes, {removed} quitadas.</source>
        <translation>Importação desfeita: {restored} como antes, {removed} retiradas.</translation>
    </message>
    <message>
        <source>{count} quedan como están: ya se usan o cambiaron después.</source>
        <translation>{count} ficam como estão: já são usadas ou mudaram depois.</translation>
    </message>
</context>
<context>
    <name>ImportUnmatched</name>
    <message>
        <source>Fila</source>
        <translation>Linha</translation>
    </message>
    <message>
        <source>Por qué</source>
        <translation>Por quê</translation>
    </message>
    <message>
        <source>Importe</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Filas sin cuenta</source>
        <translation>Linhas sem conta</translation>
    </message>
    <message>
        <source>La referencia y la cuenta son de dos créditos distintos</source>
        <translation>A referência e a conta são de dois créditos diferentes</translation>
    </message>
    <message>
        <source>Varias cuentas de la persona deben ese importe</source>
        <translation>Várias contas da pessoa devem esse valor</translation>
    </message>
    <message>
        <source>La persona se conoce, pero ninguna cuenta debe ese importe</source>
        <translation>A pessoa é conhecida, mas nenhuma conta deve esse valor</translation>
    </message>
    <message>
        <source>No hay ninguna cuenta ni persona con esos datos</source>
        <translation>Não há conta nem pessoa com esses dados</translation>
    </message>
</context>
<context>
    <name>ImportWidget</name>
    <message>
        <source>Importar</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation>Colunas</translation>
    </message>
    <message>
        <source>Simulación</source>
        <translation>Simulação</translation>
    </message>
    <message>
        <source>Importando {file}</source>
        <translation>Importando {file}</translation>
    </message>
    <message>
        <source>Revisando {file}</source>
        <translation>Verificando {file}</translation>
    </message>
    <message>
        <source>No se pudo seguir</source>
        <translation>Não foi possível continuar</translation>
    </message>
    <message>
        <source>Este archivo no se puede usar así</source>
        <translation>Este arquivo não pode ser usado assim</translation>
    </message>
    <message>
        <source>Elegir otro archivo</source>
        <translation>Escolher outro arquivo</translation>
    </message>
    <message>
        <source>Importación cancelada. No cambió nada.</source>
        <translation>Importação cancelada. Nada mudou.</translation>
    </message>
    <message numerus="yes">
        <source>%n fila(s) rechazada(s) en {file}</source>
        <translation>
            <numerusform>%n linha rejeitada em {file}</numerusform>
            <numerusform>%n linhas rejeitadas em {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Cartera o pagos del acreedor</source>
        <translation>Carteira ou pagamentos do credor</translation>
    </message>
    <message>
        <source>O sigue con el archivo que ya elegiste</source>
        <translation>Ou continue com o arquivo já escolhido</translation>
    </message>
    <message>
        <source>Simular importación</source>
        <translation>Simular importação</translation>
    </message>
    <message>
        <source>Las filas con error quedan fuera y se pueden corregir después</source>
        <translation>As linhas com erro ficam de fora e podem ser corrigidas depois</translation>
    </message>
    <message>
        <source>Todavía no ha cambiado nada</source>
        <translation>Nada mudou ainda</translation>
    </message>
    <message>
        <source>Importar otro archivo</source>
        <translation>Importar outro arquivo</translation>
    </message>
    <message>
        <source>Ver las colas</source>
        <translation>Ver as filas</translation>
    </message>
    <message>
        <source>Guardar rechazadas</source>
        <translation>Salvar rejeitadas</translation>
    </message>
</context>
<context>
    <name>Importance</name>
    <message>
        <source>Sin importancia marcada</source>
        <translation>Sem importância marcada</translation>
    </message>
    <message>
        <source>Baja</source>
        <translation>Baixa</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Alta</source>
        <translation>Alta</translation>
    </message>
    <message>
        <source>Urgente</source>
        <translation>Urgente</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Ventana por vencer</source>
        <translation>Janela prestes a fechar</translation>
    </message>
    <message>
        <source>Requieren respuesta</source>
        <translation>Esperam resposta</translation>
    </message>
    <message>
        <source>Promesas de hoy</source>
        <translation>Promessas de hoje</translation>
    </message>
    <message>
        <source>Abiertas</source>
        <translation>Abertas</translation>
    </message>
    <message>
        <source>Pospuestas</source>
        <translation>Adiadas</translation>
    </message>
    <message>
        <source>Resueltas</source>
        <translation>Resolvidas</translation>
    </message>
</context>
<context>
    <name>InboxRow</name>
    <message>
        <source>ayer</source>
        <translation>ontem</translation>
    </message>
    <message>
        <source>{name} está escribiendo…</source>
        <translation>{name} está digitando…</translation>
    </message>
    <message>
        <source>{name} está respondiendo…</source>
        <translation>{name} está respondendo…</translation>
    </message>
    <message>
        <source>Borrador:</source>
        <translation>Rascunho:</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Mensagem de voz</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Ubicación</source>
        <translation>Localização</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contato</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Figurinha</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Sin mensajes</source>
        <translation>Sem mensagens</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Em dia</translation>
    </message>
    <message>
        <source>No entregado</source>
        <translation>Não entregue</translation>
    </message>
    <message>
        <source>Baja</source>
        <translation>Descadastro</translation>
    </message>
    <message>
        <source>Solo plantilla</source>
        <translation>Só modelo</translation>
    </message>
    <message>
        <source>Promesa rota</source>
        <translation>Promessa quebrada</translation>
    </message>
    <message>
        <source>Cumplida</source>
        <translation>Cumprida</translation>
    </message>
    <message>
        <source>Hoy {amount}</source>
        <translation>Hoje {amount}</translation>
    </message>
    <message>
        <source>Disputa · en pausa</source>
        <translation>Contestação · em pausa</translation>
    </message>
    <message>
        <source>Queja · en pausa</source>
        <translation>Reclamação · em pausa</translation>
    </message>
    <message>
        <source>Dice que pagó</source>
        <translation>Alega pagamento</translation>
    </message>
    <message>
        <source>Vulnerable · en pausa</source>
        <translation>Vulnerável · em pausa</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Fallecido</source>
        <translation>Falecido</translation>
    </message>
    <message>
        <source>Insolvencia</source>
        <translation>Insolvência</translation>
    </message>
    <message>
        <source>En juicio</source>
        <translation>Judicial</translation>
    </message>
    <message>
        <source>Fraude</source>
        <translation>Fraude</translation>
    </message>
    <message>
        <source>No contactar</source>
        <translation>Não contatar</translation>
    </message>
    <message>
        <source>Menor de edad</source>
        <translation>Menor de idade</translation>
    </message>
    <message>
        <source>Retirada</source>
        <translation>Retirada</translation>
    </message>
    <message>
        <source>Pagada</source>
        <translation>Paga</translation>
    </message>
    <message>
        <source>Con convenio</source>
        <translation>Com acordo</translation>
    </message>
    <message>
        <source>{count} sin leer</source>
        <translation>{count} não lidas</translation>
    </message>
    <message>
        <source>{days} días de atraso</source>
        <translation>{days} dias em atraso</translation>
    </message>
    <message>
        <source>vencido {amount}</source>
        <translation>vencido {amount}</translation>
    </message>
    <message>
        <source>espera respuesta hace {time}</source>
        <translation>espera resposta há {time}</translation>
    </message>
    <message>
        <source>mañana {hour}</source>
        <translation>amanhã {hour}</translation>
    </message>
    <message>
        <source>Hasta que responda</source>
        <translation>Até responder</translation>
    </message>
    <message>
        <source>importancia {level}</source>
        <translation>importância {level}</translation>
    </message>
    <message>
        <source>marcada como no leída</source>
        <translation>marcada como não lida</translation>
    </message>
    <message>
        <source>pospuesta</source>
        <translation>adiada</translation>
    </message>
    <message>
        <source>asignada a {name}</source>
        <translation>atribuída a {name}</translation>
    </message>
    <message>
        <source>{name} la tiene abierta</source>
        <translation>{name} está com ela aberta</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Elige una conversación</source>
        <translation>Escolha uma conversa</translation>
    </message>
    <message>
        <source>Alt ↓ abre la siguiente de la lista.</source>
        <translation>Alt ↓ abre a próxima da lista.</translation>
    </message>
    <message>
        <source>La cuenta no tiene un número al que escribir</source>
        <translation>A conta não tem um número para escrever</translation>
    </message>
    <message>
        <source>Promesa enviada a aprobación</source>
        <translation>Promessa enviada para aprovação</translation>
    </message>
    <message>
        <source>Promesa registrada; la confirmación no pudo salir</source>
        <translation>Promessa registrada; a confirmação não pôde sair</translation>
    </message>
    <message>
        <source>Promesa registrada</source>
        <translation>Promessa registrada</translation>
    </message>
    <message>
        <source>Promesa registrada y confirmada por escrito</source>
        <translation>Promessa registrada e confirmada por escrito</translation>
    </message>
</context>
<context>
    <name>IssuesCard</name>
    <message>
        <source>Filas con problemas</source>
        <translation>Linhas com problemas</translation>
    </message>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation>
            <numerusform>%n rejeitada</numerusform>
            <numerusform>%n rejeitadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message>
        <source>se ven las primeras {count}</source>
        <translation>só as primeiras {count}</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Rechazadas</source>
        <translation>Rejeitadas</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Qué filas se ven</source>
        <translation>Quais linhas aparecem</translation>
    </message>
    <message>
        <source>Descargar rechazadas en Excel</source>
        <translation>Baixar rejeitadas em Excel</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>sin tecla</source>
        <translation>sem tecla</translation>
    </message>
    <message>
        <source>{name}: {keys}. Cambiar</source>
        <translation>{name}: {keys}. Alterar</translation>
    </message>
    <message>
        <source>Cambiar la tecla (Enter y luego las teclas nuevas)</source>
        <translation>Alterar a tecla (Enter e depois as teclas novas)</translation>
    </message>
    <message>
        <source>Pulsa las teclas…</source>
        <translation>Pressione as teclas…</translation>
    </message>
</context>
<context>
    <name>LabelSheet</name>
    <message>
        <source>Etiqueta nueva</source>
        <translation>Nova etiqueta</translation>
    </message>
    <message>
        <source>Crear</source>
        <translation>Criar</translation>
    </message>
    <message>
        <source>Nombre</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Cor</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Violeta</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Azul</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Verde</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Ámbar</source>
        <translation>Âmbar</translation>
    </message>
    <message>
        <source>Rojo</source>
        <translation>Vermelho</translation>
    </message>
    <message>
        <source>Gris</source>
        <translation>Cinza</translation>
    </message>
</context>
<context>
    <name>LeftOver</name>
    <message>
        <source>{file} quedó sin cargar</source>
        <translation>{file} ficou sem carregar</translation>
    </message>
    <message>
        <source>Se leyó completo el {day} y no cambió nada todavía.</source>
        <translation>Foi lido por completo em {day} e nada mudou ainda.</translation>
    </message>
    <message>
        <source>La lectura del {day} se interrumpió; no cambió nada.</source>
        <translation>A leitura de {day} foi interrompida; nada mudou.</translation>
    </message>
    <message>
        <source>Continuar</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Descartar</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>LetterCard</name>
    <message>
        <source>Carta del acreedor</source>
        <translation>Carta do credor</translation>
    </message>
    <message>
        <source>Escribe sus cifras para compararlas</source>
        <translation>Digite os números para compará-los</translation>
    </message>
    <message>
        <source>Filas</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Contas</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Cifra</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Carta</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>Diferencia</source>
        <translation>Diferença</translation>
    </message>
    <message>
        <source>No se entiende</source>
        <translation>Não se entende</translation>
    </message>
    <message>
        <source>Igual</source>
        <translation>Igual</translation>
    </message>
    <message>
        <source>Cuadra con la carta</source>
        <translation>Confere com a carta</translation>
    </message>
    <message>
        <source>No cuadra con la carta</source>
        <translation>Não confere com a carta</translation>
    </message>
</context>
<context>
    <name>Lift</name>
    <message>
        <source>{what}, desde el {day} por {who}.</source>
        <translation>{what}, desde {day} por {who}.</translation>
    </message>
    <message>
        <source>Levantar el bloqueo</source>
        <translation>Levantar o bloqueio</translation>
    </message>
    <message>
        <source>Levantar la pausa</source>
        <translation>Levantar a pausa</translation>
    </message>
    <message>
        <source>Se le vuelve a escribir según las reglas de siempre. Los mensajes que murieron no se envían. Queda registrado quién lo pidió y quién lo acordó.</source>
        <translation>Volta-se a escrever segundo as regras de sempre. As mensagens que morreram não são enviadas. Fica registrado quem pediu e quem concordou.</translation>
    </message>
    <message>
        <source>Los recordatorios y las plantillas vuelven a salir según las reglas de siempre. Queda registrado con tu nombre.</source>
        <translation>Os lembretes e modelos voltam a sair segundo as regras de sempre. Fica registrado com seu nome.</translation>
    </message>
    <message>
        <source>hasta el {day}</source>
        <translation>até {day}</translation>
    </message>
</context>
<context>
    <name>LiftSheet</name>
    <message>
        <source>Razón</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Quién de supervisión lo acordó</source>
        <translation>Quem da supervisão concordou</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Levantar</source>
        <translation>Levantar</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Plazo</source>
        <translation>Prazo</translation>
    </message>
    <message>
        <source>Monto mínimo</source>
        <translation>Valor mínimo</translation>
    </message>
    <message>
        <source>Promesas vigentes</source>
        <translation>Promessas vigentes</translation>
    </message>
    <message>
        <source>Rotas en 90 días</source>
        <translation>Quebradas em 90 dias</translation>
    </message>
    <message>
        <source>Monto máximo</source>
        <translation>Valor máximo</translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Día hábil</source>
        <translation>Dia útil</translation>
    </message>
    <message>
        <source>Fin de la asignación</source>
        <translation>Fim da atribuição</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>{value} días, máximo {bound}</source>
        <translation>{value} dias, máximo {bound}</translation>
    </message>
    <message>
        <source>{value} día, máximo {bound}</source>
        <translation>{value} dia, máximo {bound}</translation>
    </message>
    <message>
        <source>{value} %, mínimo {bound} %</source>
        <translation>{value}%, mínimo {bound}%</translation>
    </message>
    <message>
        <source>mínimo {amount}</source>
        <translation>mínimo {amount}</translation>
    </message>
    <message>
        <source>máximo {amount}</source>
        <translation>máximo {amount}</translation>
    </message>
    <message>
        <source>{value}, máximo {bound}</source>
        <translation>{value}, máximo {bound}</translation>
    </message>
    <message>
        <source>en orden</source>
        <translation>em ordem</translation>
    </message>
    <message>
        <source>no vale</source>
        <translation>não vale</translation>
    </message>
    <message>
        <source>El plazo máximo son {days} días.</source>
        <translation>O prazo máximo é de {days} dias.</translation>
    </message>
    <message>
        <source>El mínimo es {amount}.</source>
        <translation>O mínimo é {amount}.</translation>
    </message>
    <message>
        <source>La cuenta ya tiene una promesa vigente.</source>
        <translation>A conta já tem uma promessa vigente.</translation>
    </message>
    <message>
        <source>Ya rompió {count} promesas en 90 días.</source>
        <translation>Já quebrou {count} promessas em 90 dias.</translation>
    </message>
    <message>
        <source>Debe {amount} en total.</source>
        <translation>Deve {amount} no total.</translation>
    </message>
    <message>
        <source>Esa fecha ya pasó.</source>
        <translation>Essa data já passou.</translation>
    </message>
    <message>
        <source>Los bancos no trabajan ese día.</source>
        <translation>Os bancos não funcionam nesse dia.</translation>
    </message>
    <message>
        <source>La asignación termina antes.</source>
        <translation>A atribuição termina antes.</translation>
    </message>
    <message>
        <source>La moneda no es la de la cuenta.</source>
        <translation>A moeda não é a da conta.</translation>
    </message>
    <message>
        <source>Pasará a aprobación de supervisión.</source>
        <translation>Passará para aprovação da supervisão.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Avisos</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Desfazer</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>En cola</source>
        <translation>Na fila</translation>
    </message>
    <message>
        <source>Enviando</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Sin confirmación de WhatsApp</source>
        <translation>Sem confirmação do WhatsApp</translation>
    </message>
    <message>
        <source>Aceptado por WhatsApp</source>
        <translation>Aceita pelo WhatsApp</translation>
    </message>
    <message>
        <source>No se envió</source>
        <translation>Não enviada</translation>
    </message>
    <message>
        <source>No entregado</source>
        <translation>Não entregue</translation>
    </message>
    <message>
        <source>Enviado</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Entregado</source>
        <translation>Entregue</translation>
    </message>
    <message>
        <source>Leído</source>
        <translation>Lida</translation>
    </message>
    <message>
        <source>Reproducido</source>
        <translation>Reproduzida</translation>
    </message>
    <message>
        <source>No salió de aquí. Puedes enviarlo cuando se permita.</source>
        <translation>Não saiu daqui. Você pode enviar quando for permitido.</translation>
    </message>
    <message>
        <source>Se retiró antes de salir: no llegó</source>
        <translation>Retirada antes de sair: não chegou</translation>
    </message>
    <message>
        <source>WhatsApp no dio una causa</source>
        <translation>O WhatsApp não informou a causa</translation>
    </message>
    <message>
        <source>Puedes copiar el texto y escribirlo de nuevo.</source>
        <translation>Você pode copiar o texto e escrever de novo.</translation>
    </message>
    <message>
        <source>Alguien del equipo lo retiró.</source>
        <translation>Alguém da equipe a retirou.</translation>
    </message>
    <message>
        <source>La ventana de 24 horas ya estaba cerrada</source>
        <translation>A janela de 24 horas já estava fechada</translation>
    </message>
    <message>
        <source>Escribe con una plantilla aprobada.</source>
        <translation>Escreva com um modelo aprovado.</translation>
    </message>
    <message>
        <source>No salió de aquí. Puedes enviarlo ahora o pasar el texto.</source>
        <translation>Não saiu daqui. Você pode enviar agora ou passar o texto.</translation>
    </message>
    <message>
        <source>La cuenta de WhatsApp de la empresa no puede enviar</source>
        <translation>A conta do WhatsApp da empresa não pode enviar</translation>
    </message>
    <message>
        <source>Administración debe revisar permisos, pagos o registro en Meta.</source>
        <translation>A administração deve revisar permissões, pagamentos ou registro na Meta.</translation>
    </message>
    <message>
        <source>WhatsApp no permite escribir a ese país desde esta cuenta</source>
        <translation>O WhatsApp não permite escrever para esse país com esta conta</translation>
    </message>
    <message>
        <source>Usa otro medio.</source>
        <translation>Use outro meio.</translation>
    </message>
    <message>
        <source>Quien usa el número puede haber cambiado</source>
        <translation>Quem usa o número pode ter mudado</translation>
    </message>
    <message>
        <source>Confirma su identidad antes de escribir; no se reveló nada.</source>
        <translation>Confirme a identidade antes de escrever; nada foi revelado.</translation>
    </message>
    <message>
        <source>WhatsApp no entendió el mensaje</source>
        <translation>O WhatsApp não entendeu a mensagem</translation>
    </message>
    <message>
        <source>Escríbelo de otra forma; si se repite, avisa a soporte.</source>
        <translation>Escreva de outra forma; se acontecer de novo, avise o suporte.</translation>
    </message>
    <message>
        <source>WhatsApp no aceptó la plantilla</source>
        <translation>O WhatsApp não aceitou o modelo</translation>
    </message>
    <message>
        <source>Elige otra plantilla; esta está pausada o cambió.</source>
        <translation>Escolha outro modelo; este está pausado ou mudou.</translation>
    </message>
    <message>
        <source>Se alcanzó un límite de envío</source>
        <translation>Um limite de envio foi atingido</translation>
    </message>
    <message>
        <source>Espera unos minutos antes de escribir de nuevo.</source>
        <translation>Espere alguns minutos antes de escrever de novo.</translation>
    </message>
    <message>
        <source>La persona pidió no recibir mensajes</source>
        <translation>A pessoa pediu para não receber mensagens</translation>
    </message>
    <message>
        <source>No se le puede escribir.</source>
        <translation>Não se pode escrever a ela.</translation>
    </message>
    <message>
        <source>El número no puede recibir mensajes de WhatsApp</source>
        <translation>O número não pode receber mensagens do WhatsApp</translation>
    </message>
    <message>
        <source>Confirma el número o usa otro medio.</source>
        <translation>Confirme o número ou use outro meio.</translation>
    </message>
    <message>
        <source>WhatsApp decidió no entregarlo ahora</source>
        <translation>O WhatsApp decidiu não entregar agora</translation>
    </message>
    <message>
        <source>Espera al menos un día; insistir alarga el bloqueo.</source>
        <translation>Espere ao menos um dia; insistir prolonga o bloqueio.</translation>
    </message>
    <message>
        <source>WhatsApp excluye a esta persona de los mensajes de marketing</source>
        <translation>O WhatsApp exclui esta pessoa das mensagens de marketing</translation>
    </message>
    <message>
        <source>Usa una plantilla de utilidad u otro medio.</source>
        <translation>Use um modelo de utilidade ou outro meio.</translation>
    </message>
    <message>
        <source>WhatsApp no acepta este archivo</source>
        <translation>O WhatsApp não aceita este arquivo</translation>
    </message>
    <message>
        <source>Envía el archivo en otro formato.</source>
        <translation>Envie o arquivo em outro formato.</translation>
    </message>
    <message>
        <source>WhatsApp tuvo una falla pasajera</source>
        <translation>O WhatsApp teve uma falha passageira</translation>
    </message>
    <message>
        <source>Puedes enviarlo otra vez.</source>
        <translation>Você pode enviar outra vez.</translation>
    </message>
    <message>
        <source>WhatsApp frena este número por quejas o por su calidad</source>
        <translation>O WhatsApp freia este número por reclamações ou qualidade</translation>
    </message>
    <message>
        <source>Avisa a supervisión; insistir lo empeora.</source>
        <translation>Avise a supervisão; insistir piora.</translation>
    </message>
    <message>
        <source>El archivo ya no está en este equipo</source>
        <translation>O arquivo não está mais neste computador</translation>
    </message>
    <message>
        <source>Adjúntalo de nuevo.</source>
        <translation>Anexe-o de novo.</translation>
    </message>
    <message>
        <source>Pasó la hora programada sin una consola abierta</source>
        <translation>A hora programada passou sem um console aberto</translation>
    </message>
    <message>
        <source>Un dato de la plantilla no tiene la forma que pide WhatsApp</source>
        <translation>Um dado do modelo não tem a forma que o WhatsApp pede</translation>
    </message>
    <message>
        <source>Corrige los datos, sin saltos de línea, y elige la plantilla de nuevo.</source>
        <translation>Corrija os dados, sem quebras de linha, e escolha o modelo de novo.</translation>
    </message>
    <message>
        <source>Los envíos están detenidos</source>
        <translation>Os envios estão suspensos</translation>
    </message>
    <message>
        <source>Supervisión debe reanudarlos.</source>
        <translation>A supervisão precisa retomá-los.</translation>
    </message>
</context>
<context>
    <name>MediaViewer</name>
    <message>
        <source>El archivo no se puede mostrar.</source>
        <translation>O arquivo não pode ser exibido.</translation>
    </message>
    <message>
        <source>Anterior (←)</source>
        <translation>Anterior (←)</translation>
    </message>
    <message>
        <source>Siguiente (→)</source>
        <translation>Próximo (→)</translation>
    </message>
    <message>
        <source>Girar (R)</source>
        <translation>Girar (R)</translation>
    </message>
    <message>
        <source>Alejar (−)</source>
        <translation>Afastar (−)</translation>
    </message>
    <message>
        <source>Acercar (+)</source>
        <translation>Aproximar (+)</translation>
    </message>
    <message>
        <source>Guardar una copia (S)</source>
        <translation>Salvar uma cópia (S)</translation>
    </message>
    <message>
        <source>Abrir en otro programa (O)</source>
        <translation>Abrir em outro programa (O)</translation>
    </message>
    <message>
        <source>{number} de {count}</source>
        <translation>{number} de {count}</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Fecha de pago</source>
        <translation>Data do pagamento</translation>
    </message>
    <message>
        <source>Los bancos no trabajan ese día</source>
        <translation>Os bancos não funcionam nesse dia</translation>
    </message>
    <message>
        <source>El plazo máximo es el {day}</source>
        <translation>O prazo máximo é {day}</translation>
    </message>
    <message>
        <source>Ya pasó</source>
        <translation>Já passou</translation>
    </message>
</context>
<context>
    <name>NewerButton</name>
    <message>
        <source>1 mensaje nuevo</source>
        <translation>1 mensagem nova</translation>
    </message>
    <message>
        <source>{count} mensajes nuevos</source>
        <translation>{count} mensagens novas</translation>
    </message>
    <message>
        <source>Volver a lo más reciente</source>
        <translation>Voltar ao mais recente</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>La ventana se cierra en {span}</source>
        <translation>A janela fecha em {span}</translation>
    </message>
    <message>
        <source>No escribir</source>
        <translation>Não escrever</translation>
    </message>
    <message>
        <source>Pedir el comprobante</source>
        <translation>Pedir o comprovante</translation>
    </message>
    <message>
        <source>Atender su aclaración</source>
        <translation>Atender a contestação</translation>
    </message>
    <message>
        <source>Responder antes del cierre</source>
        <translation>Responder antes do fechamento</translation>
    </message>
    <message>
        <source>Renegociar la promesa</source>
        <translation>Renegociar a promessa</translation>
    </message>
    <message>
        <source>Recordar el pago de hoy</source>
        <translation>Lembrar o pagamento de hoje</translation>
    </message>
    <message>
        <source>Verificar el pago prometido</source>
        <translation>Verificar o pagamento prometido</translation>
    </message>
    <message>
        <source>Responder su mensaje</source>
        <translation>Responder à mensagem</translation>
    </message>
    <message>
        <source>Esperar el pago prometido</source>
        <translation>Aguardar o pagamento prometido</translation>
    </message>
    <message>
        <source>Proponer una promesa</source>
        <translation>Propor uma promessa</translation>
    </message>
    <message>
        <source>Nada pendiente</source>
        <translation>Nada pendente</translation>
    </message>
    <message>
        <source>Hoy nada puede salir hacia esta persona</source>
        <translation>Hoje nada pode ser enviado a esta pessoa</translation>
    </message>
    <message>
        <source>Dijo que ya pagó; falta verificarlo</source>
        <translation>Disse que já pagou; falta verificar</translation>
    </message>
    <message>
        <source>La gestión está en pausa; solo se responde</source>
        <translation>A cobrança está em pausa; só se responde</translation>
    </message>
    <message>
        <source>Escribió y espera nuestra respuesta</source>
        <translation>Escreveu e espera nossa resposta</translation>
    </message>
    <message>
        <source>Tiene saldo vencido y ninguna promesa</source>
        <translation>Tem saldo vencido e nenhuma promessa</translation>
    </message>
    <message>
        <source>Rompió la del {day} por {amount}</source>
        <translation>Quebrou a de {day} de {amount}</translation>
    </message>
    <message>
        <source>Prometió {amount} para hoy</source>
        <translation>Prometeu {amount} para hoje</translation>
    </message>
    <message>
        <source>Prometió {amount} para el {day}</source>
        <translation>Prometeu {amount} para {day}</translation>
    </message>
    <message>
        <source>Registrar promesa</source>
        <translation>Registrar promessa</translation>
    </message>
    <message>
        <source>Registrar lo que ofrece pagar (Alt P)</source>
        <translation>Registrar o que oferece pagar (Alt P)</translation>
    </message>
    <message>
        <source>Responder</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Ir a escribir (Alt R)</source>
        <translation>Ir escrever (Alt R)</translation>
    </message>
    <message>
        <source>Enviar plantilla</source>
        <translation>Enviar modelo</translation>
    </message>
    <message>
        <source>Elegir una plantilla aprobada (Alt T)</source>
        <translation>Escolher um modelo aprovado (Alt T)</translation>
    </message>
</context>
<context>
    <name>NextStepBlock</name>
    <message>
        <source>Razones</source>
        <translation>Razões</translation>
    </message>
    <message>
        <source>Siguiente mejor acción</source>
        <translation>Próxima melhor ação</translation>
    </message>
    <message>
        <source>Prioridad {score}</source>
        <translation>Prioridade {score}</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>Nota interna para el equipo</source>
        <translation>Nota interna para a equipe</translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Agregar</source>
        <translation>Adicionar</translation>
    </message>
    <message>
        <source>Guardar la nota (Enter)</source>
        <translation>Salvar a nota (Enter)</translation>
    </message>
    <message>
        <source>Todavía no hay notas.</source>
        <translation>Ainda não há notas.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Cerrar el aviso</source>
        <translation>Fechar o aviso</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Así avisa Acuerdo</source>
        <translation>É assim que o Acuerdo avisa</translation>
    </message>
    <message>
        <source>Un clic en el aviso abre la conversación.</source>
        <translation>Um clique no aviso abre a conversa.</translation>
    </message>
    <message>
        <source>No llegó tu mensaje a {name}</source>
        <translation>Sua mensagem para {name} não chegou</translation>
    </message>
    <message>
        <source>La ventana de {name} vence en {minutes} min</source>
        <translation>A janela de {name} fecha em {minutes} min</translation>
    </message>
    <message>
        <source>{by} te menciona: {name}</source>
        <translation>{by} menciona você: {name}</translation>
    </message>
    <message>
        <source>{by} te pasó a {name}</source>
        <translation>{by} passou {name} para você</translation>
    </message>
    <message>
        <source>Promesas que vencen hoy: {count}</source>
        <translation>Promessas que vencem hoje: {count}</translation>
    </message>
    <message>
        <source>Sin conexión con el relé</source>
        <translation>Sem conexão com o relé</translation>
    </message>
    <message>
        <source>Mensaje nuevo</source>
        <translation>Mensagem nova</translation>
    </message>
    <message>
        <source>Mensaje nuevo, sin asignar</source>
        <translation>Mensagem nova, sem responsável</translation>
    </message>
    <message>
        <source>En una nota interna</source>
        <translation>Em uma nota interna</translation>
    </message>
    <message>
        <source>La conversación es tuya</source>
        <translation>A conversa é sua</translation>
    </message>
    <message>
        <source>La causa está en la conversación</source>
        <translation>A causa está na conversa</translation>
    </message>
    <message>
        <source>Después solo podrás enviar plantilla</source>
        <translation>Depois você só poderá enviar modelo</translation>
    </message>
    <message>
        <source>Están en Promesas</source>
        <translation>Estão em Promessas</translation>
    </message>
    <message>
        <source>Lo escrito sale al reconectar</source>
        <translation>O que for escrito sai ao reconectar</translation>
    </message>
    <message>
        <source>Novedades en Acuerdo: {count}</source>
        <translation>Novidades no Acuerdo: {count}</translation>
    </message>
    <message>
        <source>{names} y {more} más</source>
        <translation>{names} e mais {more}</translation>
    </message>
    <message>
        <source>Mensaje nuevo en mis conversaciones</source>
        <translation>Mensagem nova nas minhas conversas</translation>
    </message>
    <message>
        <source>Se agrupan si llegan más de tres</source>
        <translation>Agrupam-se se chegarem mais de três</translation>
    </message>
    <message>
        <source>Mensaje sin asignar</source>
        <translation>Mensagem sem responsável</translation>
    </message>
    <message>
        <source>De alguien a quien nadie atiende todavía</source>
        <translation>De alguém que ninguém atende ainda</translation>
    </message>
    <message>
        <source>Ventana por vencer</source>
        <translation>Janela prestes a fechar</translation>
    </message>
    <message>
        <source>Cuando falten 60 minutos y no haya respuesta nuestra</source>
        <translation>Quando faltarem 60 minutos e não houver resposta nossa</translation>
    </message>
    <message>
        <source>Menciones</source>
        <translation>Menções</translation>
    </message>
    <message>
        <source>Alguien te nombra en una nota interna</source>
        <translation>Alguém cita você em uma nota interna</translation>
    </message>
    <message>
        <source>Conversación recibida</source>
        <translation>Conversa recebida</translation>
    </message>
    <message>
        <source>Alguien te pasa una conversación</source>
        <translation>Alguém passa uma conversa para você</translation>
    </message>
    <message>
        <source>Envío fallido</source>
        <translation>Envio com falha</translation>
    </message>
    <message>
        <source>Un mensaje tuyo no va a llegar</source>
        <translation>Uma mensagem sua não vai chegar</translation>
    </message>
    <message>
        <source>Promesas del día</source>
        <translation>Promessas do dia</translation>
    </message>
    <message>
        <source>Una vez al día, si alguna vence</source>
        <translation>Uma vez por dia, se alguma vencer</translation>
    </message>
    <message>
        <source>Conexión perdida</source>
        <translation>Conexão perdida</translation>
    </message>
    <message>
        <source>El relé no responde</source>
        <translation>O relé não responde</translation>
    </message>
</context>
<context>
    <name>NoticesCard</name>
    <message>
        <source>Campana corta</source>
        <translation>Sino curto</translation>
    </message>
    <message>
        <source>Doble tono</source>
        <translation>Tom duplo</translation>
    </message>
    <message>
        <source>Tono grave</source>
        <translation>Tom grave</translation>
    </message>
    <message>
        <source>Sin sonido</source>
        <translation>Sem som</translation>
    </message>
    <message>
        <source>Sonido de «{name}»</source>
        <translation>Som de “{name}”</translation>
    </message>
    <message>
        <source>Repetir el sonido cada 30 segundos hasta leer</source>
        <translation>Repetir o som a cada 30 segundos até ler</translation>
    </message>
    <message>
        <source>Mostrar el texto del mensaje en el aviso</source>
        <translation>Mostrar o texto da mensagem no aviso</translation>
    </message>
    <message>
        <source>Contador en la barra de tareas</source>
        <translation>Contador na barra de tarefas</translation>
    </message>
    <message>
        <source>Desactívalo si compartes pantalla</source>
        <translation>Desative se compartilhar a tela</translation>
    </message>
    <message>
        <source>Cuenta personas que esperan, no mensajes</source>
        <translation>Conta pessoas que esperam, não mensagens</translation>
    </message>
    <message>
        <source>No molestar</source>
        <translation>Não perturbe</translation>
    </message>
    <message>
        <source>También sábado y domingo</source>
        <translation>Também sábado e domingo</translation>
    </message>
    <message>
        <source>No molestar desde</source>
        <translation>Não perturbe desde</translation>
    </message>
    <message>
        <source>No molestar hasta</source>
        <translation>Não perturbe até</translation>
    </message>
    <message>
        <source>Los avisos quedan en la campana, sin sonido ni ventana</source>
        <translation>Os avisos ficam no sino, sem som nem janela</translation>
    </message>
    <message>
        <source>Probar un aviso</source>
        <translation>Testar um aviso</translation>
    </message>
    <message>
        <source>El sistema permite avisos; acaba de salir uno.</source>
        <translation>O sistema permite avisos; um acaba de sair.</translation>
    </message>
    <message>
        <source>El sistema no muestra avisos de Acuerdo. Permítelos en sus ajustes.</source>
        <translation>O sistema não mostra avisos do Acuerdo. Permita-os nas configurações dele.</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>usa 1 dato de la cuenta {account}</source>
        <translation>usa 1 dado da conta {account}</translation>
    </message>
    <message>
        <source>usa {count} datos de la cuenta {account}</source>
        <translation>usa {count} dados da conta {account}</translation>
    </message>
    <message>
        <source>falta llenar {marks}</source>
        <translation>falta preencher {marks}</translation>
    </message>
</context>
<context>
    <name>OperatorMenu</name>
    <message>
        <source>Atajos de teclado</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Salir</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Tamaño</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Densidad</source>
        <translation>Densidade</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Oscuro</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Alto contraste</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Como el sistema</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Compacta</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Cómoda</source>
        <translation>Confortável</translation>
    </message>
</context>
<context>
    <name>OperatorState</name>
    <message>
        <source>Disponible</source>
        <translation>Disponível</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Ausente</source>
        <translation>Ausente</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>En esta conversación</source>
        <translation>Nesta conversa</translation>
    </message>
    <message>
        <source>Ir a</source>
        <translation>Ir para</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Pessoas</translation>
    </message>
    <message>
        <source>Personas con «{words}» en sus mensajes</source>
        <translation>Pessoas com “{words}” nas mensagens</translation>
    </message>
    <message>
        <source>Plantillas</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>{text} en nota interna</source>
        <translation>{text} em nota interna</translation>
    </message>
</context>
<context>
    <name>PaletteCard</name>
    <message>
        <source>Buscar persona, cuenta, teléfono, mensaje o acción</source>
        <translation>Buscar pessoa, conta, telefone, mensagem ou ação</translation>
    </message>
    <message>
        <source>Paleta de comandos</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Resultados</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>elegir</source>
        <translation>escolher</translation>
    </message>
    <message>
        <source>ejecutar</source>
        <translation>executar</translation>
    </message>
    <message>
        <source>&gt; acciones   @ personas   # cuentas   / plantillas</source>
        <translation>&gt; ações   @ pessoas   # contas   / modelos</translation>
    </message>
    <message>
        <source>Nada con «{text}». Prueba con menos letras, o con otro dato.</source>
        <translation>Nada com “{text}”. Tente menos letras, ou outro dado.</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Escribió hoy</source>
        <translation>Escreveu hoje</translation>
    </message>
    <message>
        <source>Escribió ayer</source>
        <translation>Escreveu ontem</translation>
    </message>
    <message>
        <source>Contactada hoy</source>
        <translation>Contatada hoje</translation>
    </message>
    <message>
        <source>Sin contacto desde ayer</source>
        <translation>Sem contato desde ontem</translation>
    </message>
    <message>
        <source>1 intento en 7 días</source>
        <translation>1 tentativa em 7 dias</translation>
    </message>
    <message>
        <source>1 promesa rota</source>
        <translation>1 promessa quebrada</translation>
    </message>
    <message>
        <source>Rompió una promesa hoy</source>
        <translation>Quebrou uma promessa hoje</translation>
    </message>
    <message>
        <source>Rompió una promesa ayer</source>
        <translation>Quebrou uma promessa ontem</translation>
    </message>
    <message>
        <source>Tiene una promesa para mañana</source>
        <translation>Tem uma promessa para amanhã</translation>
    </message>
    <message>
        <source>Mañana pasa al siguiente tramo</source>
        <translation>Amanhã passa à próxima faixa</translation>
    </message>
    <message>
        <source>La asignación termina mañana</source>
        <translation>A atribuição termina amanhã</translation>
    </message>
    <message>
        <source>Monto vencido de la cuenta</source>
        <translation>Valor vencido da conta</translation>
    </message>
    <message>
        <source>Urgencia</source>
        <translation>Urgência</translation>
    </message>
    <message>
        <source>Su promesa vence hoy</source>
        <translation>A promessa vence hoje</translation>
    </message>
    <message>
        <source>Su promesa está en días de gracia</source>
        <translation>A promessa está em dias de carência</translation>
    </message>
    <message>
        <source>La asignación termina en {detail} días</source>
        <translation>A atribuição termina em {detail} dias</translation>
    </message>
    <message>
        <source>Pasa al siguiente tramo en {detail} días</source>
        <translation>Passa à próxima faixa em {detail} dias</translation>
    </message>
    <message>
        <source>Cumplió {detail} de sus {whole} promesas</source>
        <translation>Cumpriu {detail} de {whole} promessas</translation>
    </message>
    <message>
        <source>Escribió hace {detail} días</source>
        <translation>Escreveu há {detail} dias</translation>
    </message>
    <message>
        <source>Espera nuestra respuesta</source>
        <translation>Espera nossa resposta</translation>
    </message>
    <message>
        <source>Rompió una promesa hace {detail} días</source>
        <translation>Quebrou uma promessa há {detail} dias</translation>
    </message>
    <message>
        <source>Envió un comprobante</source>
        <translation>Enviou um comprovante</translation>
    </message>
    <message>
        <source>Su oferta vence en {detail} días</source>
        <translation>A oferta vence em {detail} dias</translation>
    </message>
    <message>
        <source>La ventana está abierta</source>
        <translation>A janela está aberta</translation>
    </message>
    <message>
        <source>Sin contacto hace {detail} días</source>
        <translation>Sem contato há {detail} dias</translation>
    </message>
    <message>
        <source>Nadie la ha contactado</source>
        <translation>Ninguém a contatou</translation>
    </message>
    <message>
        <source>{detail} intentos en 7 días</source>
        <translation>{detail} tentativas em 7 dias</translation>
    </message>
    <message>
        <source>El último mensaje no llegó</source>
        <translation>A última mensagem não chegou</translation>
    </message>
    <message>
        <source>{detail} promesas rotas</source>
        <translation>{detail} promessas quebradas</translation>
    </message>
    <message>
        <source>Tiene una promesa para dentro de {detail} días</source>
        <translation>Tem uma promessa para daqui a {detail} dias</translation>
    </message>
    <message>
        <source>Ajuste entre 0 y 100</source>
        <translation>Ajuste entre 0 e 100</translation>
    </message>
    <message>
        <source>Vigente</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>En días de gracia</source>
        <translation>Em dias de carência</translation>
    </message>
    <message>
        <source>Espera el archivo de pagos</source>
        <translation>Aguarda o arquivo de pagamentos</translation>
    </message>
    <message>
        <source>Cumplida</source>
        <translation>Cumprida</translation>
    </message>
    <message>
        <source>Cumplida con retraso</source>
        <translation>Cumprida com atraso</translation>
    </message>
    <message>
        <source>Cumplida en parte</source>
        <translation>Cumprida em parte</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>Quebrada</translation>
    </message>
    <message>
        <source>Renegociada</source>
        <translation>Renegociada</translation>
    </message>
    <message>
        <source>Cancelada</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Espera aprobación</source>
        <translation>Espera aprovação</translation>
    </message>
    <message>
        <source>Aprobación vencida</source>
        <translation>Aprovação vencida</translation>
    </message>
    <message>
        <source>No aprobada</source>
        <translation>Não aprovada</translation>
    </message>
    <message>
        <source>Borrador</source>
        <translation>Rascunho</translation>
    </message>
    <message>
        <source>Vence hoy</source>
        <translation>Vence hoje</translation>
    </message>
    <message>
        <source>En pausa: no reconoce la deuda</source>
        <translation>Em pausa: não reconhece a dívida</translation>
    </message>
    <message>
        <source>En pausa: queja o denuncia</source>
        <translation>Em pausa: reclamação ou denúncia</translation>
    </message>
    <message>
        <source>En pausa: dice que ya pagó</source>
        <translation>Em pausa: diz que já pagou</translation>
    </message>
    <message>
        <source>En pausa: situación de vulnerabilidad</source>
        <translation>Em pausa: situação de vulnerabilidade</translation>
    </message>
    <message>
        <source>En pausa: promesa vigente</source>
        <translation>Em pausa: promessa vigente</translation>
    </message>
    <message>
        <source>En pausa: lo pidió el acreedor</source>
        <translation>Em pausa: o credor pediu</translation>
    </message>
    <message>
        <source>Bloqueada: falleció</source>
        <translation>Bloqueada: faleceu</translation>
    </message>
    <message>
        <source>Bloqueada: concurso o insolvencia</source>
        <translation>Bloqueada: falência ou superendividamento</translation>
    </message>
    <message>
        <source>Bloqueada: abogado o demanda</source>
        <translation>Bloqueada: advogado ou processo</translation>
    </message>
    <message>
        <source>Bloqueada: fraude o robo de identidad</source>
        <translation>Bloqueada: fraude ou roubo de identidade</translation>
    </message>
    <message>
        <source>Bloqueada: no contactar</source>
        <translation>Bloqueada: não contatar</translation>
    </message>
    <message>
        <source>Bloqueada: menor de edad</source>
        <translation>Bloqueada: menor de idade</translation>
    </message>
    <message>
        <source>Bloqueada: retirada por el acreedor</source>
        <translation>Bloqueada: retirada pelo credor</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Espanhol</translation>
    </message>
    <message>
        <source>Portugués</source>
        <translation>Português</translation>
    </message>
    <message>
        <source>Inglés</source>
        <translation>Inglês</translation>
    </message>
    <message>
        <source>Titular</source>
        <translation>Titular</translation>
    </message>
    <message>
        <source>Codeudor</source>
        <translation>Codevedor</translation>
    </message>
    <message>
        <source>Referencia</source>
        <translation>Referência</translation>
    </message>
    <message>
        <source>el documento</source>
        <translation>o documento</translation>
    </message>
    <message>
        <source>el teléfono</source>
        <translation>o telefone</translation>
    </message>
    <message>
        <source>el correo</source>
        <translation>o e-mail</translation>
    </message>
    <message>
        <source>la dirección</source>
        <translation>o endereço</translation>
    </message>
    <message>
        <source>Saldo {amount}</source>
        <translation>Saldo {amount}</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>No gestionable</source>
        <translation>Fora da cobrança</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Em dia</translation>
    </message>
    <message>
        <source>Acreedor</source>
        <translation>Credor</translation>
    </message>
    <message>
        <source>Número de cuenta</source>
        <translation>Número da conta</translation>
    </message>
    <message>
        <source>Referencia de pago</source>
        <translation>Referência de pagamento</translation>
    </message>
    <message>
        <source>Fecha de vencimiento</source>
        <translation>Vencimento</translation>
    </message>
    <message>
        <source>Saldo al</source>
        <translation>Saldo em</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Motivo</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Pagado</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Revertido</source>
        <translation>Estornado</translation>
    </message>
    <message>
        <source>Ver todo</source>
        <translation>Ver tudo</translation>
    </message>
    <message>
        <source>{number}: pidió no recibir mensajes</source>
        <translation>{number}: pediu descadastro</translation>
    </message>
    <message>
        <source>{number}: no es suyo</source>
        <translation>{number}: não é da pessoa</translation>
    </message>
    <message>
        <source>{number}: WhatsApp autorizado</source>
        <translation>{number}: WhatsApp autorizado</translation>
    </message>
    <message>
        <source>{number}: no autorizó WhatsApp</source>
        <translation>{number}: não autorizou o WhatsApp</translation>
    </message>
    <message>
        <source>{number}: autorización desconocida</source>
        <translation>{number}: autorização desconhecida</translation>
    </message>
    <message>
        <source>Enter o clic para levantarla; hace falta una razón</source>
        <translation>Enter ou clique para levantar; é preciso um motivo</translation>
    </message>
    <message>
        <source>La pidió una lista del acreedor: se quita deshaciendo esa lista</source>
        <translation>Uma lista do credor pediu: termina desfazendo essa lista</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Se levantó; queda registrado</source>
        <translation>Levantado; fica registrado</translation>
    </message>
    <message>
        <source>Ya no estaba vigente</source>
        <translation>Já não estava vigente</translation>
    </message>
    <message>
        <source>Falta la razón</source>
        <translation>Falta o motivo</translation>
    </message>
    <message>
        <source>Falta quién de supervisión lo acordó</source>
        <translation>Falta quem da supervisão concordou</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>Ficha</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Línea de tiempo</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>Notas</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Ocultar la ficha</source>
        <translation>Ocultar a ficha</translation>
    </message>
    <message>
        <source>Otras acciones</source>
        <translation>Outras ações</translation>
    </message>
    <message>
        <source>Volver a contactar más tarde…</source>
        <translation>Voltar a contatar mais tarde…</translation>
    </message>
</context>
<context>
    <name>PhonePreview</name>
    <message>
        <source>Así llega al teléfono</source>
        <translation>Assim chega ao telefone</translation>
    </message>
    <message>
        <source>Cuenta de empresa</source>
        <translation>Conta comercial</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>En cuanto se pueda: {when}</source>
        <translation>Assim que puder: {when}</translation>
    </message>
    <message>
        <source>En 1 hora: {when}</source>
        <translation>Em 1 hora: {when}</translation>
    </message>
    <message>
        <source>Programar el mensaje</source>
        <translation>Programar a mensagem</translation>
    </message>
    <message>
        <source>Día</source>
        <translation>Dia</translation>
    </message>
    <message>
        <source>Hora en la zona de la persona</source>
        <translation>Hora no fuso da pessoa</translation>
    </message>
    <message>
        <source>Hora de {city}</source>
        <translation>Hora de {city}</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Programar</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Esa hora ya pasó.</source>
        <translation>Essa hora já passou.</translation>
    </message>
    <message>
        <source>Saldrá {when}, si entonces sigue permitido.</source>
        <translation>Sairá {when}, se então ainda for permitido.</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Faltan las bibliotecas de sonido en este equipo</source>
        <translation>Faltam as bibliotecas de som neste computador</translation>
    </message>
    <message>
        <source>El archivo está dañado o su formato no se conoce</source>
        <translation>O arquivo está danificado ou seu formato é desconhecido</translation>
    </message>
</context>
<context>
    <name>PolicyBar</name>
    <message>
        <source>Horario permitido {hours}; ahora son las {now}</source>
        <translation>Horário permitido {hours}; agora são {now}</translation>
    </message>
    <message>
        <source>Hoy no se permite contactar</source>
        <translation>Hoje não é permitido contatar</translation>
    </message>
</context>
<context>
    <name>PolicyBlock</name>
    <message>
        <source>Este número no tiene cuentas asignadas.</source>
        <translation>Este número não tem contas atribuídas.</translation>
    </message>
    <message>
        <source>{made} de {cap}</source>
        <translation>{made} de {cap}</translation>
    </message>
    <message>
        <source>Contactos iniciados hoy</source>
        <translation>Contatos iniciados hoje</translation>
    </message>
    <message>
        <source>ninguno</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>Canal de la semana</source>
        <translation>Canal da semana</translation>
    </message>
    <message>
        <source>Permitido</source>
        <translation>Permitido</translation>
    </message>
    <message>
        <source>No ahora</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Responder a sus mensajes</source>
        <translation>Responder às mensagens</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Avance de la importación</source>
        <translation>Andamento da importação</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Leer y revisar cada fila</source>
        <translation>Ler e revisar cada linha</translation>
    </message>
    <message>
        <source>Comparar con lo que hay</source>
        <translation>Comparar com o que há</translation>
    </message>
    <message>
        <source>Escribir personas, cuentas y prioridades</source>
        <translation>Gravar pessoas, contas e prioridades</translation>
    </message>
    <message>
        <source>Importando</source>
        <translation>Importando</translation>
    </message>
    <message>
        <source>Simulando</source>
        <translation>Simulando</translation>
    </message>
    <message>
        <source>{done} de {total} filas</source>
        <translation>{done} de {total} linhas</translation>
    </message>
    <message>
        <source>{done} filas</source>
        <translation>{done} linhas</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Registrar promesa de pago</source>
        <translation>Registrar promessa de pagamento</translation>
    </message>
    <message>
        <source>Monto</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Mes anterior</source>
        <translation>Mês anterior</translation>
    </message>
    <message>
        <source>Mes siguiente</source>
        <translation>Próximo mês</translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Fechas sugeridas</source>
        <translation>Datas sugeridas</translation>
    </message>
    <message>
        <source>Sin mensaje de respaldo</source>
        <translation>Sem mensagem que comprove</translation>
    </message>
    <message>
        <source>Cómo pagará</source>
        <translation>Como pagará</translation>
    </message>
    <message>
        <source>Respaldo</source>
        <translation>Comprovação</translation>
    </message>
    <message>
        <source>Sin definir</source>
        <translation>A definir</translation>
    </message>
    <message>
        <source>Transferencia</source>
        <translation>Transferência</translation>
    </message>
    <message>
        <source>Sucursal o ventanilla</source>
        <translation>Agência ou caixa</translation>
    </message>
    <message>
        <source>Tarjeta</source>
        <translation>Cartão</translation>
    </message>
    <message>
        <source>Nota de voz {time}</source>
        <translation>Mensagem de voz {time}</translation>
    </message>
    <message>
        <source>Editar texto</source>
        <translation>Editar texto</translation>
    </message>
    <message>
        <source>Mensaje de confirmación</source>
        <translation>Mensagem de confirmação</translation>
    </message>
    <message>
        <source>Enviar al registrar</source>
        <translation>Enviar ao registrar</translation>
    </message>
    <message>
        <source>Límites</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Registrar y enviar</source>
        <translation>Registrar e enviar</translation>
    </message>
    <message>
        <source>vencido {amount}</source>
        <translation>vencido {amount}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Em dia</translation>
    </message>
    <message>
        <source>Todo lo vencido {amount}</source>
        <translation>Todo o vencido {amount}</translation>
    </message>
    <message>
        <source>Mínimo {amount}</source>
        <translation>Mínimo {amount}</translation>
    </message>
    <message>
        <source>Mitad {amount}</source>
        <translation>Metade {amount}</translation>
    </message>
    <message>
        <source>Ese día le pagan</source>
        <translation>Recebe nesse dia</translation>
    </message>
    <message>
        <source>Lo antes posible</source>
        <translation>O quanto antes</translation>
    </message>
    <message>
        <source>El primer día hábil</source>
        <translation>O primeiro dia útil</translation>
    </message>
    <message>
        <source>Día de quincena</source>
        <translation>Dia de pagamento</translation>
    </message>
    <message>
        <source>Antes del cierre del mes</source>
        <translation>Antes do fim do mês</translation>
    </message>
    <message>
        <source>Evita pasar al siguiente tramo</source>
        <translation>Evita passar à próxima faixa</translation>
    </message>
    <message>
        <source>La confirmación sale cuando supervisión la apruebe</source>
        <translation>A confirmação sai quando a supervisão aprovar</translation>
    </message>
    <message>
        <source>Queda en la línea de tiempo con tu nombre y hora</source>
        <translation>Fica na linha do tempo com seu nome e a hora</translation>
    </message>
    <message>
        <source>Pedir aprobación</source>
        <translation>Pedir aprovação</translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>No hay conversación: la confirmación no se envía.</source>
        <translation>Não há conversa: a confirmação não é enviada.</translation>
    </message>
    <message>
        <source>La confirmación no puede salir ahora: {reason}</source>
        <translation>A confirmação não pode sair agora: {reason}</translation>
    </message>
    <message>
        <source>Mensaje libre, ventana abierta, sin costo</source>
        <translation>Mensagem livre, janela aberta, sem custo</translation>
    </message>
    <message>
        <source>La cuenta ya no está en la cartera.</source>
        <translation>A conta não está mais na carteira.</translation>
    </message>
</context>
<context>
    <name>PromiseWords</name>
    <message>
        <source>Hoy</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Vencidas</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>Por vencer</source>
        <translation>A vencer</translation>
    </message>
    <message>
        <source>Cumplidas</source>
        <translation>Cumpridas</translation>
    </message>
    <message>
        <source>Rotas</source>
        <translation>Quebradas</translation>
    </message>
    <message>
        <source>Todas</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Hoy no vence ninguna promesa</source>
        <translation>Nenhuma promessa vence hoje</translation>
    </message>
    <message>
        <source>Las que vencen después están en «Por vencer».</source>
        <translation>As que vencem depois estão em “A vencer”.</translation>
    </message>
    <message>
        <source>Ninguna promesa está vencida</source>
        <translation>Nenhuma promessa está vencida</translation>
    </message>
    <message>
        <source>Aquí aparecen las que pasaron su día sin pago.</source>
        <translation>Aqui aparecem as que passaram do dia sem pagamento.</translation>
    </message>
    <message>
        <source>No hay promesas por vencer</source>
        <translation>Não há promessas a vencer</translation>
    </message>
    <message>
        <source>Se registran desde la conversación, con Alt+P.</source>
        <translation>São registradas na conversa, com Alt+P.</translation>
    </message>
    <message>
        <source>Todavía no se cumple ninguna</source>
        <translation>Nenhuma foi cumprida ainda</translation>
    </message>
    <message>
        <source>Se marcan solas cuando llega el archivo de pagos.</source>
        <translation>São marcadas sozinhas quando chega o arquivo de pagamentos.</translation>
    </message>
    <message>
        <source>Ninguna promesa rota</source>
        <translation>Nenhuma promessa quebrada</translation>
    </message>
    <message>
        <source>Se marcan solas cuando pasan los días de gracia.</source>
        <translation>São marcadas sozinhas quando passam os dias de carência.</translation>
    </message>
    <message>
        <source>Todavía no hay promesas</source>
        <translation>Ainda não há promessas</translation>
    </message>
    <message>
        <source>Vigente</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>En días de gracia</source>
        <translation>Em dias de carência</translation>
    </message>
    <message>
        <source>Espera archivo de pagos</source>
        <translation>Aguarda arquivo</translation>
    </message>
    <message>
        <source>Por aprobar</source>
        <translation>Por aprovar</translation>
    </message>
    <message>
        <source>Cumplida</source>
        <translation>Cumprida</translation>
    </message>
    <message>
        <source>Cumplida tarde</source>
        <translation>Cumprida com atraso</translation>
    </message>
    <message>
        <source>Cumplida en parte</source>
        <translation>Cumprida em parte</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>Quebrada</translation>
    </message>
    <message>
        <source>Renegociada</source>
        <translation>Renegociada</translation>
    </message>
    <message>
        <source>Cancelada</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Expirada</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>Rechazada</source>
        <translation>Rejeitada</translation>
    </message>
    <message>
        <source>Borrador</source>
        <translation>Rascunho</translation>
    </message>
    <message>
        <source>Ayer</source>
        <translation>Ontem</translation>
    </message>
    <message>
        <source>Mañana</source>
        <translation>Amanhã</translation>
    </message>
</context>
<context>
    <name>PromisesWidget</name>
    <message>
        <source>Filtrar por persona o cuenta</source>
        <translation>Filtrar por pessoa ou conta</translation>
    </message>
    <message>
        <source>Abrir conversación</source>
        <translation>Abrir conversa</translation>
    </message>
    <message>
        <source>Cancelar promesa</source>
        <translation>Cancelar promessa</translation>
    </message>
    <message>
        <source>Exportar</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Guardar las promesas en Excel (Ctrl+E)</source>
        <translation>Salvar as promessas em Excel (Ctrl+E)</translation>
    </message>
    <message>
        <source>Promesas de pago</source>
        <translation>Promessas de pagamento</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promessas</translation>
    </message>
    <message>
        <source>{total} prometido</source>
        <translation>{total} prometido</translation>
    </message>
    <message>
        <source>Promesa cancelada.</source>
        <translation>Promessa cancelada.</translation>
    </message>
    <message>
        <source>Esa promesa ya estaba cerrada.</source>
        <translation>Essa promessa já estava encerrada.</translation>
    </message>
    <message>
        <source>Nadie coincide con «{text}»</source>
        <translation>Ninguém corresponde a “{text}”</translation>
    </message>
    <message>
        <source>Quitar el filtro</source>
        <translation>Remover o filtro</translation>
    </message>
    <message>
        <source>Solo se cancela una promesa vigente</source>
        <translation>Só se cancela uma promessa vigente</translation>
    </message>
    <message>
        <source>Vence</source>
        <translation>Vence</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Pessoa</translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Prometido</source>
        <translation>Prometido</translation>
    </message>
    <message>
        <source>Pagado</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Estado</source>
        <translation>Situação</translation>
    </message>
    <message>
        <source>Registró</source>
        <translation>Registrou</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Prioridad</source>
        <translation>Prioridade</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Pessoa</translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Mora</source>
        <translation>Atraso</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Último contacto</source>
        <translation>Último contato</translation>
    </message>
    <message>
        <source>Ventana</source>
        <translation>Janela</translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation>Promessa</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contato</translation>
    </message>
    <message>
        <source>Agente</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>hoy {time}</source>
        <translation>hoje {time}</translation>
    </message>
    <message>
        <source>ayer {time}</source>
        <translation>ont. {time}</translation>
    </message>
    <message>
        <source>Cerrada</source>
        <translation>Fechada</translation>
    </message>
    <message>
        <source>Rota {day} {amount}</source>
        <translation>Quebrada {day} {amount}</translation>
    </message>
    <message>
        <source>En parte {amount}</source>
        <translation>Em parte {amount}</translation>
    </message>
    <message>
        <source>Cumplida {amount}</source>
        <translation>Cumprida {amount}</translation>
    </message>
    <message>
        <source>Por aprobar {amount}</source>
        <translation>Por aprovar {amount}</translation>
    </message>
    <message>
        <source>{day} {amount}</source>
        <translation>{day} {amount}</translation>
    </message>
    <message>
        <source>hoy</source>
        <translation>hoje</translation>
    </message>
    <message>
        <source>ayer</source>
        <translation>ontem</translation>
    </message>
    <message>
        <source>Hasta {time}</source>
        <translation>Até {time}</translation>
    </message>
    <message>
        <source>Hoy {time}</source>
        <translation>Hoje {time}</translation>
    </message>
    <message>
        <source>Mañana {time}</source>
        <translation>Amanhã {time}</translation>
    </message>
    <message>
        <source>Pidió baja</source>
        <translation>Descadastro</translation>
    </message>
    <message>
        <source>Sin permiso</source>
        <translation>Sem opt-in</translation>
    </message>
    <message>
        <source>Sin promociones</source>
        <translation>Sem promoções</translation>
    </message>
    <message>
        <source>Sin zona</source>
        <translation>Sem fuso</translation>
    </message>
    <message>
        <source>Envíos parados</source>
        <translation>Envios parados</translation>
    </message>
    <message>
        <source>Faltan pagos</source>
        <translation>Sem pagamentos</translation>
    </message>
    <message>
        <source>Libre</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Sin WhatsApp</source>
        <translation>Sem WhatsApp</translation>
    </message>
    <message>
        <source>Hoy {amount}</source>
        <translation>Hoje {amount}</translation>
    </message>
    <message>
        <source>En gestión</source>
        <translation>Em atendimento</translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Excluido</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Sin nombre</source>
        <translation>Sem nome</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>Al día</source>
        <translation>Em dia</translation>
    </message>
</context>
<context>
    <name>QueueHeading</name>
    <message>
        <source>Exportar</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Filtrar en esta cola</source>
        <translation>Filtrar nesta fila</translation>
    </message>
    <message>
        <source>Guardar la cola en Excel (Ctrl+E)</source>
        <translation>Salvar a fila em Excel (Ctrl+E)</translation>
    </message>
    <message>
        <source>Trabajar en orden</source>
        <translation>Trabalhar em ordem</translation>
    </message>
    <message>
        <source>Toma a la siguiente persona a quien se puede escribir (Alt+Enter)</source>
        <translation>Assume a próxima pessoa a quem se pode escrever (Alt+Enter)</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Contas</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Contactables ahora</source>
        <translation>Contatáveis agora</translation>
    </message>
    <message>
        <source>Entre las cuentas que la lista ha cargado</source>
        <translation>Entre as contas que a lista carregou</translation>
    </message>
    <message>
        <source>Primero quien espera respuesta, luego por prioridad</source>
        <translation>Primeiro quem espera resposta, depois por prioridade</translation>
    </message>
    <message>
        <source>Todas las carteras</source>
        <translation>Todas as carteiras</translation>
    </message>
    <message>
        <source>{count} de {loaded}</source>
        <translation>{count} de {loaded}</translation>
    </message>
    <message numerus="yes">
        <source>%n coincide(n)</source>
        <translation>
            <numerusform>%n corresponde</numerusform>
            <numerusform>%n correspondem</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueWidget</name>
    <message>
        <source>Lista de trabajo</source>
        <translation>Lista de trabalho</translation>
    </message>
    <message>
        <source>Todavía no hay cuentas</source>
        <translation>Ainda não há contas</translation>
    </message>
    <message>
        <source>Importa la cartera del acreedor y aquí verás a quién escribir primero.</source>
        <translation>Importe a carteira do credor e aqui você verá a quem escrever primeiro.</translation>
    </message>
    <message>
        <source>Importar cartera</source>
        <translation>Importar carteira</translation>
    </message>
    <message>
        <source>Todavía no hay plantillas aprobadas. Llegan del relé al sincronizar.</source>
        <translation>Ainda não há modelos aprovados. Chegam do relé ao sincronizar.</translation>
    </message>
    <message>
        <source>Nadie coincide con «{text}»</source>
        <translation>Ninguém corresponde a “{text}”</translation>
    </message>
    <message>
        <source>Se busca en el nombre, el documento y la cuenta de esta cola.</source>
        <translation>Busca-se no nome, no documento e na conta desta fila.</translation>
    </message>
    <message>
        <source>Quitar el filtro</source>
        <translation>Remover o filtro</translation>
    </message>
    <message>
        <source>Esta cola está vacía</source>
        <translation>Esta fila está vazia</translation>
    </message>
    <message>
        <source>Ninguna cuenta tiene hoy esa antigüedad.</source>
        <translation>Nenhuma conta tem hoje esse tempo de atraso.</translation>
    </message>
    <message>
        <source>Colas</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>No queda nadie en esta cola a quien se pueda escribir ahora.</source>
        <translation>Não resta ninguém nesta fila a quem se possa escrever agora.</translation>
    </message>
</context>
<context>
    <name>QueueWords</name>
    <message>
        <source>Todas</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Preventiva</source>
        <translation>Preventiva</translation>
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
        <translation>91 ou mais</translation>
    </message>
    <message>
        <source>Sin antigüedad</source>
        <translation>Sem vencimento</translation>
    </message>
    <message>
        <source>Excluidas</source>
        <translation>Bloqueadas</translation>
    </message>
    <message>
        <source>Todas las cuentas</source>
        <translation>Todas as contas</translation>
    </message>
    <message>
        <source>1 a 30 días</source>
        <translation>1 a 30 dias</translation>
    </message>
    <message>
        <source>31 a 90 días</source>
        <translation>31 a 90 dias</translation>
    </message>
    <message>
        <source>91 días o más</source>
        <translation>91 dias ou mais</translation>
    </message>
    <message>
        <source>Fuera de gestión</source>
        <translation>Fora da cobrança</translation>
    </message>
    <message>
        <source>varias</source>
        <translation>várias</translation>
    </message>
    <message>
        <source>Plantilla en camino a una persona.</source>
        <translation>Modelo a caminho de uma pessoa.</translation>
    </message>
    <message>
        <source>Plantilla en camino a {count} personas.</source>
        <translation>Modelo a caminho de {count} pessoas.</translation>
    </message>
    <message>
        <source>Fuera por la política: {why}.</source>
        <translation>De fora pela política: {why}.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Secciones</source>
        <translation>Seções</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{section}, {count} pendientes</source>
        <translation>{section}, {count} pendentes</translation>
    </message>
</context>
<context>
    <name>ReasonsPopup</name>
    <message>
        <source>Prioridad {score}</source>
        <translation>Prioridade {score}</translation>
    </message>
</context>
<context>
    <name>RepliesSheet</name>
    <message>
        <source>Respuestas rápidas</source>
        <translation>Respostas rápidas</translation>
    </message>
    <message>
        <source>Se escriben con / y se llenan con los datos de la cuenta</source>
        <translation>Escrevem-se com / e se preenchem com os dados da conta</translation>
    </message>
    <message>
        <source>Buscar por atajo, título o texto</source>
        <translation>Buscar por atalho, título ou texto</translation>
    </message>
    <message>
        <source>Respuesta nueva</source>
        <translation>Resposta nova</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Espanhol</translation>
    </message>
    <message>
        <source>Portugués</source>
        <translation>Português</translation>
    </message>
    <message>
        <source>Inglés</source>
        <translation>Inglês</translation>
    </message>
    <message>
        <source>Quién la usa</source>
        <translation>Quem a usa</translation>
    </message>
    <message>
        <source>Todo el equipo</source>
        <translation>Toda a equipe</translation>
    </message>
    <message>
        <source>Solo yo</source>
        <translation>Só eu</translation>
    </message>
    <message>
        <source>Atajo, sin la barra</source>
        <translation>Atalho, sem a barra</translation>
    </message>
    <message>
        <source>Título</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Texto</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Eliminar</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Guardar</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>El atajo lleva letras, números y guiones, sin espacios.</source>
        <translation>O atalho leva letras, números e hifens, sem espaços.</translation>
    </message>
    <message>
        <source>Ya hay una respuesta con ese atajo.</source>
        <translation>Já existe uma resposta com esse atalho.</translation>
    </message>
    <message>
        <source>El texto debe tener entre 1 y 4096 caracteres.</source>
        <translation>O texto deve ter entre 1 e 4096 caracteres.</translation>
    </message>
    <message>
        <source>Alguien la cambió mientras tanto; vuelve a elegirla de la lista.</source>
        <translation>Alguém a mudou nesse meio-tempo; escolha-a de novo na lista.</translation>
    </message>
    <message>
        <source>Se llenan: {marks}</source>
        <translation>Preenchem-se: {marks}</translation>
    </message>
    <message>
        <source>Escribe {nombre}, {saldo}, {vencido}, {cuenta} o {fecha} donde vayan.</source>
        <translation>Escreva {nombre}, {saldo}, {vencido}, {cuenta} ou {fecha} onde devem ficar.</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Cargando personas y cuentas</source>
        <translation>Carregando pessoas e contas</translation>
    </message>
    <message>
        <source>Este mismo archivo ya se importó</source>
        <translation>Este mesmo arquivo já foi importado</translation>
    </message>
    <message>
        <source>Leyendo el archivo</source>
        <translation>Lendo o arquivo</translation>
    </message>
    <message>
        <source>Nada cambia hasta que lo confirmes. Puedes seguir en otra sección.</source>
        <translation>Nada muda até você confirmar. Pode continuar em outra seção.</translation>
    </message>
    <message>
        <source>Todo se escribe de una vez. Puedes seguir en otra sección.</source>
        <translation>Tudo é gravado de uma vez. Pode continuar em outra seção.</translation>
    </message>
    <message>
        <source>Listo para importar</source>
        <translation>Pronto para importar</translation>
    </message>
    <message>
        <source>El {day}. Cargarlo otra vez no cambia nada.</source>
        <translation>Em {day}. Carregá-lo de novo não muda nada.</translation>
    </message>
    <message>
        <source>Importación completa</source>
        <translation>Importação completa</translation>
    </message>
    <message>
        <source>Las colas ya muestran las cuentas y su prioridad.</source>
        <translation>As filas já mostram as contas e sua prioridade.</translation>
    </message>
</context>
<context>
    <name>Reveal</name>
    <message>
        <source>Verificar que hablo con la persona</source>
        <translation>Verificar que falo com a pessoa</translation>
    </message>
    <message>
        <source>Buscar un pago o un comprobante</source>
        <translation>Procurar um pagamento ou comprovante</translation>
    </message>
    <message>
        <source>Corregir un dato</source>
        <translation>Corrigir um dado</translation>
    </message>
    <message>
        <source>Llamar o enviar algo por otro medio</source>
        <translation>Ligar ou enviar algo por outro meio</translation>
    </message>
    <message>
        <source>La persona lo pidió</source>
        <translation>A pessoa pediu</translation>
    </message>
    <message>
        <source>Otra razón</source>
        <translation>Outro motivo</translation>
    </message>
    <message>
        <source>¿Para qué quieres ver {what}?</source>
        <translation>Para que você quer ver {what}?</translation>
    </message>
</context>
<context>
    <name>RevealSheet</name>
    <message>
        <source>Detalle, si hace falta</source>
        <translation>Detalhe, se necessário</translation>
    </message>
    <message>
        <source>Queda registrado con tu nombre y se cubre a los dos minutos.</source>
        <translation>Fica registrado com seu nome e é coberto de novo após dois minutos.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Mostrar</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Falta llenar {text}</source>
        <translation>Falta preencher {text}</translation>
    </message>
    <message>
        <source>{text} es más de lo que se debe</source>
        <translation>{text} é mais do que se deve</translation>
    </message>
    <message>
        <source>{text} no es un monto de la cuenta</source>
        <translation>{text} não é um valor da conta</translation>
    </message>
    <message>
        <source>{text} no es la fecha acordada ni la de la cuenta</source>
        <translation>{text} não é a data combinada nem a da conta</translation>
    </message>
    <message>
        <source>{text} no existe o cae en otro día</source>
        <translation>{text} não existe ou cai em outro dia</translation>
    </message>
    <message>
        <source>«{text}» puede leerse como amenaza</source>
        <translation>“{text}” pode ser lido como ameaça</translation>
    </message>
    <message>
        <source>«{text}» ofende a la persona</source>
        <translation>“{text}” ofende a pessoa</translation>
    </message>
    <message>
        <source>«{text}» menciona a otra persona</source>
        <translation>“{text}” menciona outra pessoa</translation>
    </message>
    <message>
        <source>Dice {text}; la persona es {person}</source>
        <translation>Diz {text}; a pessoa é {person}</translation>
    </message>
</context>
<context>
    <name>ReviewLine</name>
    <message>
        <source>Corregir</source>
        <translation>Corrigir</translation>
    </message>
    <message>
        <source>Enviar así</source>
        <translation>Enviar assim</translation>
    </message>
    <message>
        <source>Revisión: montos y fechas coinciden con la cuenta</source>
        <translation>Revisão: valores e datas conferem com a conta</translation>
    </message>
    <message>
        <source>Revisión: montos y fechas coinciden con la cuenta {account}</source>
        <translation>Revisão: valores e datas conferem com a conta {account}</translation>
    </message>
    <message>
        <source>Revisión: {finding}</source>
        <translation>Revisão: {finding}</translation>
    </message>
    <message>
        <source>{first} · y {count} más</source>
        <translation>{first} · e mais {count}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Borrar la búsqueda</source>
        <translation>Limpar a busca</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Bandeja</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Colas</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation>Promessas</translation>
    </message>
    <message>
        <source>Importar</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Ajustes</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>SegmentTree</name>
    <message>
        <source>Segmentos</source>
        <translation>Segmentos</translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation>Contas</translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <source>Todas las carteras</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>{segment}, {accounts} cuentas, vencido {due}</source>
        <translation>{segment}, {accounts} contas, vencido {due}</translation>
    </message>
</context>
<context>
    <name>SendMenu</name>
    <message>
        <source>Enviar y pasar a la siguiente</source>
        <translation>Enviar e ir para a próxima</translation>
    </message>
    <message>
        <source>Elegir fecha y hora…</source>
        <translation>Escolher data e hora…</translation>
    </message>
    <message>
        <source>Programar</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Deshacer envío</source>
        <translation>Desfazer envio</translation>
    </message>
    <message>
        <source>Durante {seconds} segundos</source>
        <translation>Durante {seconds} segundos</translation>
    </message>
    <message>
        <source>Enviar sin espera</source>
        <translation>Enviar sem espera</translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message>
        <source>Plantillas aprobadas</source>
        <translation>Modelos aprovados</translation>
    </message>
    <message>
        <source>Quién la recibe</source>
        <translation>Quem recebe</translation>
    </message>
    <message>
        <source>Se les puede escribir ahora</source>
        <translation>Podem receber agora</translation>
    </message>
    <message numerus="yes">
        <source>%n cuenta(s) seleccionada(s)</source>
        <translation>
            <numerusform>%n conta selecionada</numerusform>
            <numerusform>%n contas selecionadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Enviar una plantilla a varias personas</source>
        <translation>Enviar um modelo a várias pessoas</translation>
    </message>
    <message>
        <source>Así la recibe {person}</source>
        <translation>Assim {person} recebe</translation>
    </message>
    <message>
        <source>Falta un dato en su cuenta: {names}</source>
        <translation>Falta um dado na conta: {names}</translation>
    </message>
    <message>
        <source>Buscar plantilla</source>
        <translation>Buscar modelo</translation>
    </message>
    <message>
        <source>La política se revisa otra vez al enviar, persona por persona.</source>
        <translation>A política é verificada de novo ao enviar, pessoa por pessoa.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>Enviar a %n persona(s)</source>
        <translation>
            <numerusform>Enviar a %n pessoa</numerusform>
            <numerusform>Enviar a %n pessoas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Acreedor</source>
        <translation>Credor</translation>
    </message>
    <message>
        <source>Por ejemplo, Banco Horizonte</source>
        <translation>Por exemplo, Banco Horizonte</translation>
    </message>
    <message>
        <source>País</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation>Moeda</translation>
    </message>
    <message>
        <source>Fecha de corte</source>
        <translation>Data de corte</translation>
    </message>
    <message>
        <source>Alcance</source>
        <translation>Abrangência</translation>
    </message>
    <message>
        <source>Cartera completa: lo que no viene se retira</source>
        <translation>Carteira completa: o que não vem é retirado</translation>
    </message>
    <message>
        <source>Solo cambios: lo que no viene se queda</source>
        <translation>Só mudanças: o que não vem permanece</translation>
    </message>
    <message>
        <source>Solo si el archivo la pide</source>
        <translation>Só se o arquivo pedir</translation>
    </message>
    <message>
        <source>Lo que el archivo no dice</source>
        <translation>O que o arquivo não diz</translation>
    </message>
    <message>
        <source>País de los teléfonos y las reglas</source>
        <translation>País dos telefones e das regras</translation>
    </message>
    <message>
        <source>Moneda si el archivo no la trae</source>
        <translation>Moeda se o arquivo não trouxer</translation>
    </message>
    <message>
        <source>Contraseña del archivo</source>
        <translation>Senha do arquivo</translation>
    </message>
    <message>
        <source>Escribe de quién es la cartera antes de seguir.</source>
        <translation>Informe de quem é a carteira antes de continuar.</translation>
    </message>
</context>
<context>
    <name>SettingsWidget</name>
    <message>
        <source>Idioma</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Como el sistema</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Oscuro</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Alto contraste</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Cómoda</source>
        <translation>Confortável</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Compacta</source>
        <translation>Compacta</translation>
    </message>
    <message>
        <source>Ajustes</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Conexión</source>
        <translation>Conexão</translation>
    </message>
    <message>
        <source>Quién trabaja aquí</source>
        <translation>Quem trabalha aqui</translation>
    </message>
    <message>
        <source>Aspecto</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Qué me avisa</source>
        <translation>O que me avisa</translation>
    </message>
    <message>
        <source>Tu nombre</source>
        <translation>Seu nome</translation>
    </message>
    <message>
        <source>Tu nombre firma mensajes, notas, promesas y la auditoría.</source>
        <translation>Seu nome assina mensagens, notas, promessas e a auditoria.</translation>
    </message>
    <message>
        <source>Tamaño del texto</source>
        <translation>Tamanho do texto</translation>
    </message>
    <message>
        <source>Densidad de las tablas</source>
        <translation>Densidade das tabelas</translation>
    </message>
    <message>
        <source>Escribe tu nombre.</source>
        <translation>Digite seu nome.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cerrar</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>ShortcutRow</name>
    <message>
        <source>Usar la tecla de «{name}»</source>
        <translation>Usar a tecla de “{name}”</translation>
    </message>
    <message>
        <source>Restablecer la tecla de «{name}»</source>
        <translation>Restaurar a tecla de “{name}”</translation>
    </message>
    <message>
        <source>Esa tecla no se puede usar.</source>
        <translation>Essa tecla não pode ser usada.</translation>
    </message>
    <message>
        <source>{keys} escribiría en los campos: combínala con Ctrl o Alt.</source>
        <translation>{keys} escreveria nos campos: combine-a com Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>{keys} ya es «{action}». Cámbiala o apágala primero.</source>
        <translation>{keys} já é “{action}”. Altere-a ou desligue-a primeiro.</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Atajos de teclado</source>
        <translation>Atalhos de teclado</translation>
    </message>
    <message>
        <source>Todo se puede hacer sin ratón. Enter sobre una tecla la cambia.</source>
        <translation>Tudo pode ser feito sem mouse. Enter sobre uma tecla a altera.</translation>
    </message>
    <message>
        <source>Buscar acción o tecla</source>
        <translation>Buscar ação ou tecla</translation>
    </message>
    <message>
        <source>Ninguna acción se llama así.</source>
        <translation>Nenhuma ação tem esse nome.</translation>
    </message>
    <message>
        <source>Restablecer todas</source>
        <translation>Restaurar todas</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Cargando</source>
        <translation>Carregando</translation>
    </message>
</context>
<context>
    <name>SnoozeSheet</name>
    <message>
        <source>Posponer hasta</source>
        <translation>Adiar até</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Adiar</translation>
    </message>
    <message>
        <source>Día</source>
        <translation>Dia</translation>
    </message>
    <message>
        <source>Hora</source>
        <translation>Hora</translation>
    </message>
</context>
<context>
    <name>Sorts</name>
    <message>
        <source>Lo que vence primero</source>
        <translation>O que vence primeiro</translation>
    </message>
    <message>
        <source>Prioridad</source>
        <translation>Prioridade</translation>
    </message>
    <message>
        <source>Última actividad</source>
        <translation>Última atividade</translation>
    </message>
    <message>
        <source>Mayor espera</source>
        <translation>Maior espera</translation>
    </message>
    <message>
        <source>Ventana que cierra antes</source>
        <translation>Janela que fecha antes</translation>
    </message>
    <message>
        <source>Más nuevas</source>
        <translation>Mais novas</translation>
    </message>
    <message>
        <source>Importancia</source>
        <translation>Importância</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Sin corrector en este equipo</source>
        <translation>Sem corretor neste computador</translation>
    </message>
    <message>
        <source>Agregar «{word}» al diccionario</source>
        <translation>Adicionar “{word}” ao dicionário</translation>
    </message>
    <message>
        <source>Revisar la ortografía</source>
        <translation>Verificar a ortografia</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Atajos</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Conectado</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Conectando…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Sin conexión</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source> · {milliseconds} ms</source>
        <translation> · {milliseconds} ms</translation>
    </message>
    <message>
        <source>Todo sincronizado {time}</source>
        <translation>Tudo sincronizado {time}</translation>
    </message>
    <message>
        <source>Bandeja de salida: {count}</source>
        <translation>Caixa de saída: {count}</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Paso {number} de {total}: {step}</source>
        <translation>Passo {number} de {total}: {step}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Dice que ya pagó</source>
        <translation>Alega que já pagou</translation>
    </message>
    <message>
        <source>Pausar y verificar</source>
        <translation>Pausar e verificar</translation>
    </message>
    <message>
        <source>No reconoce la deuda</source>
        <translation>Não reconhece a dívida</translation>
    </message>
    <message>
        <source>La gestión queda en pausa mientras se verifica el pago: no sale ningún recordatorio. Puedes seguir respondiendo a sus mensajes y tus borradores quedan.</source>
        <translation>A cobrança fica em pausa enquanto o pagamento é verificado: nenhum lembrete é enviado. Você pode continuar respondendo e seus rascunhos ficam.</translation>
    </message>
    <message>
        <source>Gestión en pausa mientras se verifica el pago</source>
        <translation>Cobrança em pausa enquanto o pagamento é verificado</translation>
    </message>
    <message>
        <source>La gestión queda en pausa y la cuenta pasa a aclaración. Solo se responde sobre la aclaración; no salen recordatorios.</source>
        <translation>A cobrança fica em pausa e a conta vai para contestação. Só se responde sobre a contestação; nenhum lembrete é enviado.</translation>
    </message>
    <message>
        <source>Abrir la aclaración</source>
        <translation>Abrir a contestação</translation>
    </message>
    <message>
        <source>Aclaración abierta, gestión en pausa</source>
        <translation>Contestação aberta, cobrança em pausa</translation>
    </message>
    <message>
        <source>Queja o denuncia</source>
        <translation>Reclamação ou denúncia</translation>
    </message>
    <message>
        <source>La gestión queda en pausa hasta que alguien la levante con una razón. Puedes responder a sus mensajes; no salen recordatorios.</source>
        <translation>A cobrança fica em pausa até que alguém a levante com um motivo. Você pode responder às mensagens; nenhum lembrete é enviado.</translation>
    </message>
    <message>
        <source>Registrar la queja</source>
        <translation>Registrar a reclamação</translation>
    </message>
    <message>
        <source>Queja registrada, gestión en pausa</source>
        <translation>Reclamação registrada, cobrança em pausa</translation>
    </message>
    <message>
        <source>Situación de vulnerabilidad</source>
        <translation>Situação de vulnerabilidade</translation>
    </message>
    <message>
        <source>La gestión queda en pausa: enfermedad, duelo, pérdida del empleo u otra situación difícil. Solo se responde a lo que la persona escribe.</source>
        <translation>A cobrança fica em pausa: doença, luto, perda do emprego ou outra situação difícil. Só se responde ao que a pessoa escreve.</translation>
    </message>
    <message>
        <source>Pausar la gestión</source>
        <translation>Pausar a cobrança</translation>
    </message>
    <message>
        <source>Gestión en pausa por vulnerabilidad</source>
        <translation>Cobrança em pausa por vulnerabilidade</translation>
    </message>
    <message>
        <source>Número equivocado</source>
        <translation>Número errado</translation>
    </message>
    <message>
        <source>El número deja de usarse para todas las personas que lo tienen y los mensajes pendientes no se envían.</source>
        <translation>O número deixa de ser usado para todas as pessoas que o têm e as mensagens pendentes não são enviadas.</translation>
    </message>
    <message>
        <source>Quitar el número</source>
        <translation>Remover o número</translation>
    </message>
    <message>
        <source>El número ya no se usa</source>
        <translation>O número não é mais usado</translation>
    </message>
    <message>
        <source>Contestó otra persona</source>
        <translation>Outra pessoa respondeu</translation>
    </message>
    <message>
        <source>Queda como gestión con un tercero. No le digas nada de la deuda. Nada se bloquea: si el número no es suyo, usa «Número equivocado».</source>
        <translation>Fica como contato com um terceiro. Não diga nada sobre a dívida. Nada é bloqueado: se o número não for da pessoa, use “Número errado”.</translation>
    </message>
    <message>
        <source>Registrar</source>
        <translation>Registrar</translation>
    </message>
    <message>
        <source>Gestión con un tercero registrada</source>
        <translation>Contato com terceiro registrado</translation>
    </message>
    <message>
        <source>Nunca autorizó este medio</source>
        <translation>Nunca autorizou este meio</translation>
    </message>
    <message>
        <source>No se escribe más a este número mientras la persona no lo autorice. Los mensajes pendientes no se envían.</source>
        <translation>Não se escreve mais a este número enquanto a pessoa não autorizar. As mensagens pendentes não são enviadas.</translation>
    </message>
    <message>
        <source>Registrar que no autorizó</source>
        <translation>Registrar que não autorizou</translation>
    </message>
    <message>
        <source>Sin autorización: no se le escribe más</source>
        <translation>Sem autorização: não se escreve mais</translation>
    </message>
    <message>
        <source>Pidió no recibir mensajes</source>
        <translation>Pediu para não receber mensagens</translation>
    </message>
    <message>
        <source>No se le vuelve a escribir a este número, tampoco por otra cuenta. Solo la persona puede pedir que se reanude.</source>
        <translation>Não se escreve mais a este número, nem por outra conta. Só a pessoa pode pedir para retomar.</translation>
    </message>
    <message>
        <source>Registrar la baja</source>
        <translation>Registrar o descadastro</translation>
    </message>
    <message>
        <source>Baja registrada</source>
        <translation>Descadastro registrado</translation>
    </message>
    <message>
        <source>Nada más sale hacia esta persona, por ninguna cuenta: los mensajes pendientes y los recordatorios mueren; tus borradores quedan. Se levanta solo con una razón y con el acuerdo de supervisión.</source>
        <translation>Nada mais sai para esta pessoa, por nenhuma conta: as mensagens pendentes e os lembretes morrem; seus rascunhos ficam. Só é levantado com um motivo e o acordo da supervisão.</translation>
    </message>
    <message>
        <source>Bloquear</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Persona bloqueada</source>
        <translation>Pessoa bloqueada</translation>
    </message>
    <message>
        <source>Falleció</source>
        <translation>Faleceu</translation>
    </message>
    <message>
        <source>Concurso o insolvencia</source>
        <translation>Falência ou superendividamento</translation>
    </message>
    <message>
        <source>Tiene abogado o hay demanda</source>
        <translation>Tem advogado ou há processo</translation>
    </message>
    <message>
        <source>Fraude o robo de identidad</source>
        <translation>Fraude ou roubo de identidade</translation>
    </message>
    <message>
        <source>Hasta que alguien la levante</source>
        <translation>Até que alguém a levante</translation>
    </message>
    <message>
        <source>{days} días</source>
        <translation>{days} dias</translation>
    </message>
</context>
<context>
    <name>TemplateButton</name>
    <message>
        <source>Plantilla vacía</source>
        <translation>Modelo vazio</translation>
    </message>
    <message>
        <source>Guardar un libro vacío con listas, para que el acreedor lo llene</source>
        <translation>Salvar uma planilha vazia com listas, para o credor preencher</translation>
    </message>
    <message>
        <source>Guardar la plantilla</source>
        <translation>Salvar o modelo</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Utilidad</source>
        <translation>Utilidade</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Marketing</translation>
    </message>
    <message>
        <source>Autenticación</source>
        <translation>Autenticação</translation>
    </message>
    <message>
        <source>Calidad alta</source>
        <translation>Qualidade alta</translation>
    </message>
    <message>
        <source>Calidad media</source>
        <translation>Qualidade média</translation>
    </message>
    <message>
        <source>Calidad baja</source>
        <translation>Qualidade baixa</translation>
    </message>
    <message>
        <source>Calidad sin medir</source>
        <translation>Qualidade não medida</translation>
    </message>
</context>
<context>
    <name>TemplatesSheet</name>
    <message>
        <source>Enviar una plantilla</source>
        <translation>Enviar um modelo</translation>
    </message>
    <message>
        <source>Buscar plantilla</source>
        <translation>Buscar modelo</translation>
    </message>
    <message>
        <source>Categoría</source>
        <translation>Categoria</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Plantillas aprobadas</source>
        <translation>Modelos aprovados</translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Elige una plantilla para ver cómo llega.</source>
        <translation>Escolha um modelo para ver como chega.</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Categorías</source>
        <translation>Categorias</translation>
    </message>
    <message>
        <source>Idiomas</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>No hay plantillas aprobadas. Sincroniza con el relé.</source>
        <translation>Não há modelos aprovados. Sincronize com o relé.</translation>
    </message>
    <message>
        <source>Variable {name}</source>
        <translation>Variável {name}</translation>
    </message>
    <message>
        <source>Esta plantilla no tiene variables.</source>
        <translation>Este modelo não tem variáveis.</translation>
    </message>
    <message>
        <source>Falta este dato</source>
        <translation>Falta este dado</translation>
    </message>
    <message>
        <source>Puede enviarse ahora · {rule}</source>
        <translation>Pode ser enviado agora · {rule}</translation>
    </message>
</context>
<context>
    <name>ThreadActs</name>
    <message>
        <source>Este enlace puede engañar. Lleva a {address}</source>
        <translation>Este link pode enganar. Ele leva a {address}</translation>
    </message>
    <message>
        <source>Abrir de todos modos</source>
        <translation>Abrir mesmo assim</translation>
    </message>
    <message>
        <source>Por seguridad, este tipo de archivo no se abre desde aquí</source>
        <translation>Por segurança, este tipo de arquivo não é aberto daqui</translation>
    </message>
    <message>
        <source>Nosotros</source>
        <translation>Nós</translation>
    </message>
    <message>
        <source>La persona</source>
        <translation>A pessoa</translation>
    </message>
    <message>
        <source>Guardar una copia</source>
        <translation>Salvar uma cópia</translation>
    </message>
    <message>
        <source>No se envió otra vez: {reason}</source>
        <translation>Não foi enviada outra vez: {reason}</translation>
    </message>
    <message>
        <source>Copia guardada</source>
        <translation>Cópia salva</translation>
    </message>
    <message>
        <source>No se pudo guardar la copia: {problem}</source>
        <translation>Não foi possível salvar a cópia: {problem}</translation>
    </message>
</context>
<context>
    <name>ThreadHeader</name>
    <message>
        <source>Ver el teléfono; queda registrado</source>
        <translation>Ver o telefone; fica registrado</translation>
    </message>
    <message>
        <source>Tomar</source>
        <translation>Assumir</translation>
    </message>
    <message>
        <source>Responder tú; a quien la tenía se le avisa</source>
        <translation>Responder você; quem estava com ela é avisado</translation>
    </message>
    <message>
        <source>Buscar en la conversación (Ctrl F)</source>
        <translation>Buscar na conversa (Ctrl F)</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Adiar</translation>
    </message>
    <message>
        <source>Transferir</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Más acciones</source>
        <translation>Mais ações</translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Mostrar u ocultar la ficha</source>
        <translation>Mostrar ou ocultar a ficha</translation>
    </message>
    <message>
        <source>Reabrir</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>{name} está respondiendo</source>
        <translation>{name} está respondendo</translation>
    </message>
    <message>
        <source>Número sin cuenta</source>
        <translation>Número sem conta</translation>
    </message>
    <message>
        <source>{name} está escribiendo…</source>
        <translation>{name} está digitando…</translation>
    </message>
    <message>
        <source>{who} viendo</source>
        <translation>{who} vendo</translation>
    </message>
</context>
<context>
    <name>ThreadScroll</name>
    <message>
        <source>Mensajes de la conversación</source>
        <translation>Mensagens da conversa</translation>
    </message>
    <message>
        <source>Mensaje nuevo: {text}</source>
        <translation>Mensagem nova: {text}</translation>
    </message>
    <message>
        <source>Hoy, {day}</source>
        <translation>Hoje, {day}</translation>
    </message>
    <message>
        <source>Ayer, {day}</source>
        <translation>Ontem, {day}</translation>
    </message>
</context>
<context>
    <name>ThreadSearchBar</name>
    <message>
        <source>Buscar en esta conversación</source>
        <translation>Buscar nesta conversa</translation>
    </message>
    <message>
        <source>Anterior (Intro)</source>
        <translation>Anterior (Enter)</translation>
    </message>
    <message>
        <source>Siguiente (Mayús Intro)</source>
        <translation>Próximo (Shift Enter)</translation>
    </message>
    <message>
        <source>Cerrar la búsqueda (Esc)</source>
        <translation>Fechar a busca (Esc)</translation>
    </message>
    <message>
        <source>{number} de más de {count}</source>
        <translation>{number} de mais de {count}</translation>
    </message>
    <message>
        <source>{number} de {count}</source>
        <translation>{number} de {count}</translation>
    </message>
    <message>
        <source>Nada encontrado</source>
        <translation>Nada encontrado</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Copiar {count} mensajes</source>
        <translation>Copiar {count} mensagens</translation>
    </message>
    <message>
        <source>Copiar texto</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Responder citando</source>
        <translation>Responder citando</translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>No se entregó</source>
        <translation>Não foi entregue</translation>
    </message>
    <message>
        <source>Escribió</source>
        <translation>Escreveu</translation>
    </message>
    <message>
        <source>Escribimos · {by}</source>
        <translation>Escrevemos · {by}</translation>
    </message>
    <message>
        <source>Imagen</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>Nota de voz</source>
        <translation>Mensagem de voz</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Documento</source>
        <translation>Documento</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Figurinha</translation>
    </message>
    <message>
        <source>Ubicación</source>
        <translation>Localização</translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation>Contato</translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Promesa: {state}</source>
        <translation>Promessa: {state}</translation>
    </message>
    <message>
        <source>Pago de {amount}</source>
        <translation>Pagamento de {amount}</translation>
    </message>
    <message>
        <source>Pago revertido: {amount}</source>
        <translation>Pagamento estornado: {amount}</translation>
    </message>
    <message>
        <source>Pagado el {day}</source>
        <translation>Pago em {day}</translation>
    </message>
    <message>
        <source>Vencido {amount}</source>
        <translation>Vencido {amount}</translation>
    </message>
    <message>
        <source>Antes {amount}</source>
        <translation>Antes {amount}</translation>
    </message>
    <message>
        <source>Lista del acreedor</source>
        <translation>Lista do credor</translation>
    </message>
    <message>
        <source>El número no se contacta</source>
        <translation>O número não deve ser contatado</translation>
    </message>
    <message>
        <source>El número se puede contactar otra vez</source>
        <translation>O número pode ser contatado de novo</translation>
    </message>
    <message>
        <source>WhatsApp autorizado</source>
        <translation>WhatsApp autorizado</translation>
    </message>
    <message>
        <source>No autorizó WhatsApp</source>
        <translation>Não autorizou WhatsApp</translation>
    </message>
    <message>
        <source>Archivo del acreedor</source>
        <translation>Arquivo do credor</translation>
    </message>
    <message>
        <source>Se vio {what}</source>
        <translation>Viu-se {what}</translation>
    </message>
    <message>
        <source>Conversación asignada</source>
        <translation>Conversa atribuída</translation>
    </message>
    <message>
        <source>Conversación pospuesta</source>
        <translation>Conversa adiada</translation>
    </message>
    <message>
        <source>La conversación volvió</source>
        <translation>A conversa voltou</translation>
    </message>
    <message>
        <source>Etiqueta puesta</source>
        <translation>Etiqueta colocada</translation>
    </message>
    <message>
        <source>Etiqueta quitada</source>
        <translation>Etiqueta removida</translation>
    </message>
    <message>
        <source>Cambió la importancia</source>
        <translation>Mudou a importância</translation>
    </message>
    <message>
        <source>Conversación resuelta</source>
        <translation>Conversa resolvida</translation>
    </message>
    <message>
        <source>Conversación abierta de nuevo</source>
        <translation>Conversa reaberta</translation>
    </message>
    <message>
        <source>Marcada como no leída</source>
        <translation>Marcada como não lida</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Línea de tiempo</source>
        <translation>Linha do tempo</translation>
    </message>
    <message>
        <source>Todavía no hay actividad</source>
        <translation>Ainda não há atividade</translation>
    </message>
    <message>
        <source>Aquí verás mensajes, gestiones, promesas, pagos e importaciones.</source>
        <translation>Aqui você verá mensagens, ações, promessas, pagamentos e importações.</translation>
    </message>
    <message>
        <source>Mensajes</source>
        <translation>Mensagens</translation>
    </message>
    <message>
        <source>Gestiones</source>
        <translation>Acionamentos</translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation>Pagamentos</translation>
    </message>
    <message>
        <source>Cambios</source>
        <translation>Mudanças</translation>
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
        <translation>Buscar pessoa, conta, telefone, mensagem ou ação</translation>
    </message>
    <message>
        <source>Hoy</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>gestiones</source>
        <translation>acionamentos</translation>
    </message>
    <message>
        <source>gestión</source>
        <translation>acionamento</translation>
    </message>
    <message>
        <source>promesas</source>
        <translation>promessas</translation>
    </message>
    <message>
        <source>promesa</source>
        <translation>promessa</translation>
    </message>
    <message>
        <source>En línea</source>
        <translation>On-line</translation>
    </message>
    <message>
        <source>Conectando…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Sin conexión</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>Cambiar a tema claro</source>
        <translation>Mudar para o tema claro</translation>
    </message>
    <message>
        <source>Cambiar a tema oscuro</source>
        <translation>Mudar para o tema escuro</translation>
    </message>
</context>
<context>
    <name>TransferSheet</name>
    <message>
        <source>Transferir la conversación</source>
        <translation>Transferir a conversa</translation>
    </message>
    <message>
        <source>Transferir</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Qué debe saber quien la recibe</source>
        <translation>O que quem recebe deve saber</translation>
    </message>
    <message>
        <source>A quién; vacío, la deja sin asignar</source>
        <translation>Para quem; vazio deixa sem atribuição</translation>
    </message>
    <message>
        <source>Nota para quien la recibe</source>
        <translation>Nota para quem recebe</translation>
    </message>
</context>
<context>
    <name>UnmatchedCard</name>
    <message numerus="yes">
        <source>Sin cuenta: %n fila(s)</source>
        <translation>
            <numerusform>Sem conta: %n linha</numerusform>
            <numerusform>Sem conta: %n linhas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VideoStage</name>
    <message>
        <source>Reproducir o pausar (Espacio)</source>
        <translation>Reproduzir ou pausar (Espaço)</translation>
    </message>
    <message>
        <source>Posición del video</source>
        <translation>Posição do vídeo</translation>
    </message>
    <message>
        <source>Velocidad (+ y −)</source>
        <translation>Velocidade (+ e −)</translation>
    </message>
    <message>
        <source>Velocidad</source>
        <translation>Velocidade</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>{what}: {count} conversaciones</source>
        <translation>{what}: {count} conversas</translation>
    </message>
    <message>
        <source>¿Asignar {count} conversaciones?</source>
        <translation>Atribuir {count} conversas?</translation>
    </message>
    <message>
        <source>¿Posponer {count} conversaciones?</source>
        <translation>Adiar {count} conversas?</translation>
    </message>
    <message>
        <source>¿Despertar {count} conversaciones?</source>
        <translation>Despertar {count} conversas?</translation>
    </message>
    <message>
        <source>¿Etiquetar {count} conversaciones?</source>
        <translation>Etiquetar {count} conversas?</translation>
    </message>
    <message>
        <source>¿Quitar la etiqueta a {count} conversaciones?</source>
        <translation>Tirar a etiqueta de {count} conversas?</translation>
    </message>
    <message>
        <source>¿Cambiar la importancia de {count}?</source>
        <translation>Mudar a importância de {count}?</translation>
    </message>
    <message>
        <source>¿Resolver {count} conversaciones?</source>
        <translation>Resolver {count} conversas?</translation>
    </message>
    <message>
        <source>¿Reabrir {count} conversaciones?</source>
        <translation>Reabrir {count} conversas?</translation>
    </message>
    <message>
        <source>¿Marcar {count} como no leídas?</source>
        <translation>Marcar {count} como não lidas?</translation>
    </message>
    <message>
        <source>Sin asignar</source>
        <translation>Sem atribuição</translation>
    </message>
    <message>
        <source>Asignada a {name}</source>
        <translation>Atribuída a {name}</translation>
    </message>
    <message>
        <source>Pospuesta hasta que responda</source>
        <translation>Adiada até responder</translation>
    </message>
    <message>
        <source>Pospuesta hasta {at}</source>
        <translation>Adiada até {at}</translation>
    </message>
    <message>
        <source>Importancia: {level}</source>
        <translation>Importância: {level}</translation>
    </message>
    <message>
        <source>Despierta</source>
        <translation>Despertada</translation>
    </message>
    <message>
        <source>Etiqueta {name}</source>
        <translation>Etiqueta {name}</translation>
    </message>
    <message>
        <source>Etiqueta {name} quitada</source>
        <translation>Etiqueta {name} removida</translation>
    </message>
    <message>
        <source>Conversación resuelta</source>
        <translation>Conversa resolvida</translation>
    </message>
    <message>
        <source>Conversación abierta de nuevo</source>
        <translation>Conversa reaberta</translation>
    </message>
    <message>
        <source>Marcada como no leída</source>
        <translation>Marcada como não lida</translation>
    </message>
    <message>
        <source>Despierta: respondió</source>
        <translation>Despertada: respondeu</translation>
    </message>
    <message>
        <source>deshecho</source>
        <translation>desfeito</translation>
    </message>
</context>
<context>
    <name>WorkDesk</name>
    <message>
        <source>En una hora</source>
        <translation>Em uma hora</translation>
    </message>
    <message>
        <source>Mañana a las 9:00</source>
        <translation>Amanhã às 9:00</translation>
    </message>
    <message>
        <source>La próxima semana</source>
        <translation>Na próxima semana</translation>
    </message>
    <message>
        <source>El día de su promesa</source>
        <translation>No dia da promessa</translation>
    </message>
    <message>
        <source>Hasta que responda</source>
        <translation>Até responder</translation>
    </message>
    <message>
        <source>Elegir fecha y hora…</source>
        <translation>Escolher data e hora…</translation>
    </message>
    <message>
        <source>Etiqueta nueva…</source>
        <translation>Nova etiqueta…</translation>
    </message>
    <message>
        <source>Eliminar una etiqueta</source>
        <translation>Excluir uma etiqueta</translation>
    </message>
    <message>
        <source>Vistas</source>
        <translation>Visualizações</translation>
    </message>
    <message>
        <source>	equipo</source>
        <translation>	equipe</translation>
    </message>
    <message>
        <source>Eliminar una vista</source>
        <translation>Excluir uma visualização</translation>
    </message>
    <message>
        <source>Asignarme la conversación</source>
        <translation>Atribuir a conversa a mim</translation>
    </message>
    <message>
        <source>Dejar sin asignar</source>
        <translation>Deixar sem atribuição</translation>
    </message>
    <message>
        <source>Etiquetas</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Importancia</source>
        <translation>Importância</translation>
    </message>
    <message>
        <source>Marcar como no leída</source>
        <translation>Marcar como não lida</translation>
    </message>
    <message>
        <source>Despertar ahora</source>
        <translation>Despertar agora</translation>
    </message>
    <message>
        <source>Posponer</source>
        <translation>Adiar</translation>
    </message>
    <message>
        <source>Transferir…</source>
        <translation>Transferir…</translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Tomaste la conversación de {name}</source>
        <translation>Você assumiu a conversa de {name}</translation>
    </message>
    <message>
        <source>Ya estaba así</source>
        <translation>Já estava assim</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>Deshecho en {count} conversaciones</source>
        <translation>Desfeito em {count} conversas</translation>
    </message>
    <message>
        <source>Deshecho</source>
        <translation>Desfeito</translation>
    </message>
    <message>
        <source>No hay nada que deshacer</source>
        <translation>Não há nada para desfazer</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>imagen {time}</source>
        <translation>imagem {time}</translation>
    </message>
    <message>
        <source>Adjuntar archivos</source>
        <translation>Anexar arquivos</translation>
    </message>
    <message>
        <source>Saldrá {when}</source>
        <translation>Sairá {when}</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>El mensaje programado ya no saldrá</source>
        <translation>A mensagem programada não sairá mais</translation>
    </message>
    <message>
        <source>Ya salió; no se pudo deshacer</source>
        <translation>Já saiu; não foi possível desfazer</translation>
    </message>
    <message>
        <source>Enviado a {name}</source>
        <translation>Enviado a {name}</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>_Titles</name>
    <message>
        <source>En el archivo</source>
        <translation>No arquivo</translation>
    </message>
    <message>
        <source>En la consola</source>
        <translation>No console</translation>
    </message>
    <message>
        <source>Confianza</source>
        <translation>Confiança</translation>
    </message>
    <message>
        <source>Por qué</source>
        <translation>Por quê</translation>
    </message>
    <message>
        <source>Tipo y ejemplos</source>
        <translation>Tipo e exemplos</translation>
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
        <translation>dia/mês</translation>
    </message>
    <message>
        <source>mes/día</source>
        <translation>mês/dia</translation>
    </message>
    <message>
        <source>Lectura de la columna {column}</source>
        <translation>Leitura da coluna {column}</translation>
    </message>
</context>
</TS>
