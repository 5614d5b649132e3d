<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="es">
<context>
    <name>AccountsBlock</name>
    <message>
        <source>Cuentas · {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total vencido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Al día</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gestionable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saldo {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation type="unfinished"></translation>
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
    <name>Bubble</name>
    <message>
        <source>No leídos desde las {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>Enviar plantilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quitar la selección</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n seleccionada(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{due} vencido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} contactables ahora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A nadie de la selección se le puede escribir ahora</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Qué trae</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoja</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectura</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · leído en {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oculta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} filas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fechas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codificación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separador</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sistema de fechas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Punto (1,234.50)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coma (1.234,50)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>día/mes/año</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mes/día/año</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>año-mes-día</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encabezado en fila</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lista(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por revisar</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin usar</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>En el archivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En la consola</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confianza</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tipo y ejemplos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No importar (queda como dato extra)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Campo de {column}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposerWidget</name>
    <message>
        <source>Responder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nota interna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mensaje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plantilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otras formas de enviar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enviar y siguiente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No citar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elegir plantilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo la ve el equipo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escribe un mensaje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardar nota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter guarda la nota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter envía · Ctrl Enter envía y pasa a la siguiente</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>Confianza {n} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Nota, si hace falta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentBlock</name>
    <message>
        <source>Consentimiento y preferencias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: pidió no recibir mensajes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: no es suyo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: WhatsApp autorizado</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: no autorizó WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: autorización desconocida</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversaciones</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationsPane</name>
    <message>
        <source>Míos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin asignar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equipo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De quién son las conversaciones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No leídos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ventana &lt; 2 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promesas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nadie espera respuesta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandeja</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ninguna conversación con este filtro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quita el filtro para ver las demás.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puedes trabajar la cola mientras tanto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trabajar la cola</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No leídos {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Suelta aquí el archivo del acreedor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xlsx, xls, xlsb, ods, csv, txt: tal como lo mandan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elegir archivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archivos de cartera ({pattern})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Últimas importaciones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aquí quedará cada archivo, con lo que cambió y lo que se rechazó.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} · {rows} filas · {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin cargar</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Completa</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityBlock</name>
    <message>
        <source>Documento</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sin documento</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ver completo; queda registrado</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>Texto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identificación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teléfono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dinero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fecha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sí/No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cartera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pagos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contactos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retiros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclusiones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · número</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona · clave de cliente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona · tipo de documento</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona · documento</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona · nombre completo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona · nombres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona · apellidos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · vencido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · saldo total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · pago mínimo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · días de mora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · vencimiento</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · número de cuota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · moneda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · estado</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · producto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · referencia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · último pago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · importe del último pago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teléfono · celular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teléfono · referencia (no se le escribe)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teléfono · código de área</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correo electrónico</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domicilio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consentimiento de WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saldo · capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saldo · intereses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saldo · intereses moratorios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saldo · gastos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · monto original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · valor de la cuota</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · cuotas vencidas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · cuotas en total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta · estado de la cartera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gestor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calificación de riesgo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tramo del acreedor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comportamiento previo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oferta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · importe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · fecha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · fecha valor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · número de operación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · tipo de movimiento</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pago · canal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retiro · fecha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retiro · motivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacto · calidad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacto · tipo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacto · dato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacto · fuente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacto · fecha del reporte</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportIssues</name>
    <message>
        <source>Fila</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qué pasa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cómo se corrige</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filas con problemas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportWidget</name>
    <message>
        <source>Importar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cartera, pagos o contactos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columnas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No se puede usar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importación cancelada. No cambió nada.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n fila(s) rechazada(s) en {file}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Simular importación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Las filas con error quedan fuera y se pueden corregir después</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todavía no ha cambiado nada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ver las colas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardar rechazadas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Resultados de la búsqueda</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Deshacer</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>NewerButton</name>
    <message>
        <source>1 mensaje nuevo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} mensajes nuevos</source>
        <translation type="unfinished"></translation>
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
        <translation>Like the system</translation>
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
    <name>Panel</name>
    <message>
        <source>Prioridad en la cola</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>Ficha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Línea de tiempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ocultar la ficha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todavía no hay notas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otras acciones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todavía no hay actividad.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{made} de {cap}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contactos iniciados hoy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ninguno</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canal de la semana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permitido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ahora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responder a sus mensajes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromisesBlock</name>
    <message>
        <source>Promesas y pagos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todavía no hay promesas.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Prioridad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuenta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Último contacto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ventana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promesa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agente</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hoy {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ayer {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerrada</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rota {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vence hoy {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hasta {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoy {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mañana {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monto vencido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cerca de pasar de tramo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probable que responda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasó algo que atender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiempo sin contacto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin WhatsApp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pidió no escribirle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En gestión</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En pausa</source>
        <translation type="unfinished">On a break</translation>
    </message>
    <message>
        <source>Excluido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin nombre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Al día</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueWidget</name>
    <message>
        <source>Lista de trabajo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filtrar en esta cola</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exportar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trabajar en orden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toma a la siguiente persona a quien se puede escribir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vencido</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contactables en la lista</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todavía no hay cuentas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importa la cartera del acreedor y aquí verás a quién escribir primero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importar cartera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nadie coincide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prueba con otro nombre, otra cuenta o sin filtro.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todas las carteras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No queda nadie en esta cola a quien se pueda escribir ahora.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} filas en {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todavía no hay plantillas aprobadas: el relé no trajo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Plantilla en camino a %n persona(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quedó(aron) fuera por la política.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Exportar la cola</source>
        <translation type="unfinished"></translation>
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
    <name>ReasonsBlock</name>
    <message>
        <source>Registrar promesa</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonsPopup</name>
    <message>
        <source>Prioridad {score}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Avance de la importación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leyendo y revisando filas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparando con lo que hay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cargando personas y cuentas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} de {total} filas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} filas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Este mismo archivo ya se importó</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cargarlo otra vez no cambia nada.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importación completa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Las colas ya muestran las cuentas y su prioridad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nuevas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cuentas que no estaban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actualizadas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saldo, mora o teléfono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin cambios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iguales al corte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se retiran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no vienen; no se borran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rechazadas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quedan fuera, con su motivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo que trae el archivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filas de datos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aceptadas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuentas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin teléfono útil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filas con aviso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filas que no son datos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No se trabajan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuadre contra el acreedor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tramo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuentas en archivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vencido en archivo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cambio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filas con problemas</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Descargar rechazadas en Excel</source>
        <translation type="unfinished"></translation>
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
    <name>SegmentTree</name>
    <message>
        <source>Segmentos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todas las carteras</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{segment}, {accounts} cuentas, vencido {due}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Todas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preventiva</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1–30 días</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>31–90 días</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>91 días o más</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin antigüedad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuera de gestión</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message>
        <source>Enviar plantilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plantillas aprobadas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vista previa para {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falta el dato: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quién la recibe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se les puede escribir ahora</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cuenta(s) seleccionada(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enviar a %n persona(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Acreedor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nombre del acreedor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>País</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moneda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fecha de corte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alcance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cartera completa: lo que no viene se retira</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo cambios: lo que no viene se queda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo que el archivo no dice</source>
        <translation type="unfinished"></translation>
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
    <name>Skeleton</name>
    <message>
        <source>Cargando</source>
        <translation>Loading</translation>
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
    <name>ThreadHeader</name>
    <message>
        <source>Ver el teléfono; queda registrado</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostrar u ocultar la ficha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reabrir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} está respondiendo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Número sin cuenta</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Mensajes de la conversación</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoy, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ayer, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copiar texto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responder citando</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation type="unfinished"></translation>
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
        <translation>Search people, accounts, phones, messages or actions</translation>
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
        <source>promesas</source>
        <translation>promises</translation>
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
</TS>
