<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="es">
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n seleccionada(s)</source>
        <translation>
            <numerusform>%n seleccionada</numerusform>
            <numerusform>%n seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message numerus="yes">
        <source>%n lista(s)</source>
        <translation>
            <numerusform>%n lista</numerusform>
            <numerusform>%n listas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n por revisar</source>
        <translation>
            <numerusform>%n por revisar</numerusform>
            <numerusform>%n por revisar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sin usar</source>
        <translation>
            <numerusform>%n sin usar</numerusform>
            <numerusform>%n sin usar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message numerus="yes">
        <source>%Ln fila(s) escrita(s)</source>
        <translation>
            <numerusform>%Ln fila escrita</numerusform>
            <numerusform>%Ln filas escritas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fila(s) en {file}</source>
        <translation>
            <numerusform>%Ln fila en {file}</numerusform>
            <numerusform>%Ln filas en {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileSide</name>
    <message numerus="yes">
        <source>Se aplicó lo recordado, usado %n vez(ces).</source>
        <translation>
            <numerusform>Se aplicó lo recordado, usado %n vez.</numerusform>
            <numerusform>Se aplicó lo recordado, usado %n veces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n columna(s) nueva(s).</source>
        <translation>
            <numerusform>%n columna nueva.</numerusform>
            <numerusform>%n columnas nuevas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation>
            <numerusform>%n rechazada</numerusform>
            <numerusform>%n rechazadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWidget</name>
    <message numerus="yes">
        <source>%n fila(s) rechazada(s) en {file}</source>
        <translation>
            <numerusform>%n fila rechazada en {file}</numerusform>
            <numerusform>%n filas rechazadas en {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssuesCard</name>
    <message numerus="yes">
        <source>%n rechazada(s)</source>
        <translation>
            <numerusform>%n rechazada</numerusform>
            <numerusform>%n rechazadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n aviso(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueHeading</name>
    <message numerus="yes">
        <source>%n coincide(n)</source>
        <translation>
            <numerusform>%n coincide</numerusform>
            <numerusform>%n coinciden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message numerus="yes">
        <source>%n cuenta(s) seleccionada(s)</source>
        <translation>
            <numerusform>%n cuenta seleccionada</numerusform>
            <numerusform>%n cuentas seleccionadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enviar a %n persona(s)</source>
        <translation>
            <numerusform>Enviar a %n persona</numerusform>
            <numerusform>Enviar a %n personas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnmatchedCard</name>
    <message numerus="yes">
        <source>Sin cuenta: %n fila(s)</source>
        <translation>
            <numerusform>Sin cuenta: %n fila</numerusform>
            <numerusform>Sin cuenta: %n filas</numerusform>
        </translation>
    </message>
</context>
</TS>
