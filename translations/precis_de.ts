<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BitsText</name>
    <message>
        <source>A code of %1 bits for every %2 weights = %3 bits per weight.</source>
        <translation>Ein Code von %1 Bit für je %2 Gewichte = %3 Bit je Gewicht.</translation>
    </message>
    <message>
        <source>%1 × %2 bits for every %3 weights = %4 bits per weight.</source>
        <translation>%1 × %2 Bit für je %3 Gewichte = %4 Bit je Gewicht.</translation>
    </message>
    <message>
        <source>For %1 of the channels, rounded down to whole vectors, %2 × %3 bits more = %4 bits per weight.</source>
        <translation>Für %1 der Kanäle, auf ganze Vektoren abgerundet, %2 × %3 Bit mehr = %4 Bit je Gewicht.</translation>
    </message>
    <message>
        <source>A code of %1 bits for every weight.</source>
        <translation>Ein Code von %1 Bit für jedes Gewicht.</translation>
    </message>
    <message>
        <source>Of %1 codewords for every %2 weights, %3 of the singular values, in %4 bits.</source>
        <translation>Von %1 Codewörtern für je %2 Gewichte %3 der Singulärwerte, in %4 Bit.</translation>
    </message>
    <message>
        <source>%1 codewords × %2 numbers × %3 bits / %4 weights = %5 bits per weight.</source>
        <translation>%1 Codewörter × %2 Zahlen × %3 Bit / %4 Gewichte = %5 Bit je Gewicht.</translation>
    </message>
    <message>
        <source>%1 × %2 codewords × %3 numbers × %4 bits</source>
        <translation>%1 × %2 Codewörter × %3 Zahlen × %4 Bit</translation>
    </message>
    <message>
        <source>%1 for layers with the same input together.</source>
        <translation>%1 für Schichten mit derselben Eingabe zusammen.</translation>
    </message>
    <message>
        <source>%1 for every layer.</source>
        <translation>%1 für jede Schicht.</translation>
    </message>
    <message>
        <source>A scale of 16 bits for each codebook / %1 weights = %2 bits per weight.</source>
        <translation>Eine Skala von 16 Bit für jedes Codebuch / %1 Gewichte = %2 Bit je Gewicht.</translation>
    </message>
    <message>
        <source>A scale of 4 bits for every %1 weights = %2 bits per weight, and their grids.</source>
        <translation>Eine Skala von 4 Bit für je %1 Gewichte = %2 Bit je Gewicht, und ihre Raster.</translation>
    </message>
    <message>
        <source>A scale of 16 bits for every row, and which channels are critical.</source>
        <translation>Eine Skala von 16 Bit für jede Zeile, und welche Kanäle kritisch sind.</translation>
    </message>
    <message>
        <source>A scale of 16 bits for every row.</source>
        <translation>Eine Skala von 16 Bit für jede Zeile.</translation>
    </message>
    <message>
        <source>A step of %1 bits and a zero point of %2 for every row.</source>
        <translation>Eine Schrittweite von %1 Bit und ein Nullpunkt von %2 für jede Zeile.</translation>
    </message>
    <message>
        <source>(Step of %1 bits + zero point of %2) / %3 weights = %4 bits per weight.</source>
        <translation>(Schrittweite von %1 Bit + Nullpunkt von %2) / %3 Gewichte = %4 Bit je Gewicht.</translation>
    </message>
    <message>
        <source>Overrides change it for some layers.</source>
        <translation>Ausnahmen ändern das für einige Schichten.</translation>
    </message>
    <message>
        <source>16 bits for every number.</source>
        <translation>16 Bit für jede Zahl.</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>Codebücher</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skalen</translation>
    </message>
    <message>
        <source>Layers left alone</source>
        <translation>Unveränderte Schichten</translation>
    </message>
    <message>
        <source>Embedding and head</source>
        <translation>Einbettung und Kopf</translation>
    </message>
    <message>
        <source>Norms and biases</source>
        <translation>Normen und Biasvektoren</translation>
    </message>
    <message>
        <source>%1 bits per weight, %2</source>
        <translation>%1 Bit je Gewicht, %2</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open Model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Open Recipe</source>
        <translation>Rezept öffnen</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>Rezepte (*.json)</translation>
    </message>
    <message>
        <source>Export Configuration</source>
        <translation>Konfiguration exportieren</translation>
    </message>
    <message>
        <source>A run is going on.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message>
        <source>Finished blocks are kept: open the run again and resume it whenever you like.</source>
        <translation>Fertige Blöcke bleiben erhalten: Der Lauf lässt sich jederzeit wieder öffnen und fortsetzen.</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Stoppen und schließen</translation>
    </message>
    <message>
        <source>About Precis</source>
        <translation>Über Precis</translation>
    </message>
    <message>
        <source>A workbench for post-training quantization of language models.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Werkbank für die Quantisierung fertig trainierter Sprachmodelle.
Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>A workbench for post-training quantization of language models.</source>
        <translation>Eine Werkbank für die Quantisierung fertig trainierter Sprachmodelle.</translation>
    </message>
    <message>
        <source>Model folder, run folder or recipe to open.</source>
        <translation>Modellordner, Laufordner oder Rezept, das geöffnet werden soll.</translation>
    </message>
    <message>
        <source>Page to show: %1.</source>
        <translation>Seite, die gezeigt werden soll: %1.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>Größe des Fensters.</translation>
    </message>
    <message>
        <source>width&gt;x&lt;height</source>
        <translation>Breite&gt;x&lt;Höhe</translation>
    </message>
    <message>
        <source>Palette to use: %1.</source>
        <translation>Farbpalette: %1.</translation>
    </message>
    <message>
        <source>Save a picture of the window and quit.</source>
        <translation>Ein Bild des Fensters speichern und beenden.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>NextRunsText</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>GPTQ</source>
        <translation>GPTQ</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>perplexity stays at %1</source>
        <translation>die Perplexität bleibt bei %1</translation>
    </message>
    <message>
        <source>perplexity rises from %1 to %2 (%3)</source>
        <translation>die Perplexität steigt von %1 auf %2 (%3)</translation>
    </message>
    <message>
        <source>perplexity falls from %1 to %2 (%3)</source>
        <translation>die Perplexität fällt von %1 auf %2 (%3)</translation>
    </message>
    <message>
        <source>that is what rounding to nearest gives</source>
        <translation>das ergibt auch einfaches Runden</translation>
    </message>
    <message>
        <source>rounding to nearest does better here, with %1</source>
        <translation>einfaches Runden ist hier besser, mit %1</translation>
    </message>
    <message>
        <source>rounding to nearest gives %1</source>
        <translation>einfaches Runden ergibt %1</translation>
    </message>
    <message>
        <source>rounding to nearest at the same bits gives %1, so this recipe avoids %2 of the damage</source>
        <translation>einfaches Runden bei gleicher Bitzahl ergibt %1, dieses Rezept vermeidet also %2 des Schadens</translation>
    </message>
    <message>
        <source>All %1 layers are quantized to %2 bits per weight, %3 instead of %4</source>
        <translation>Alle %1 Schichten sind auf %2 Bit pro Gewicht quantisiert, %3 statt %4</translation>
    </message>
    <message>
        <source>no model can get below %1 on this text</source>
        <translation>kein Modell kann bei diesem Text unter %1 kommen</translation>
    </message>
</context>
<context>
    <name>PlotExport</name>
    <message>
        <source>“%1” ends in none of .png, .svg, .pdf and .csv.</source>
        <translation>„%1“ endet weder auf .png noch auf .svg, .pdf oder .csv.</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2.</source>
        <translation>„%1“ lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>“%1” could not be written in full: %2.</source>
        <translation>„%1“ konnte nicht vollständig geschrieben werden: %2.</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Rounds every weight to the nearest of equally spaced levels. Needs no statistics, takes seconds; the baseline for everything else.</source>
        <translation>Rundet jedes Gewicht auf die nächste von gleich weit entfernten Stufen. Braucht keine Statistik, dauert Sekunden; der Maßstab für alles andere.</translation>
    </message>
    <message>
        <source>GPTQ: rounds column by column and lets the remaining weights correct the error, guided by calibration text. Ranges are clipped where that lowers the error; without clip scan it is the method as published.</source>
        <translation>GPTQ: rundet Spalte für Spalte und lässt die übrigen Gewichte den Fehler ausgleichen, geleitet von Kalibrierungstext. Bereiche werden beschnitten, wo das den Fehler verringert; ohne die Suche nach dem Clipping ist es das veröffentlichte Verfahren.</translation>
    </message>
    <message>
        <source>CBQ with the best measured settings, 4-bit weights: windows of two blocks are trained together so that they put out what the original does.</source>
        <translation>CBQ mit den besten gemessenen Einstellungen, Gewichte mit 4 Bit: Fenster aus zwei Blöcken werden gemeinsam trainiert, damit sie ausgeben, was das Original ausgibt.</translation>
    </message>
    <message>
        <source>CBQ with the best measured settings, 3-bit weights.</source>
        <translation>CBQ mit den besten gemessenen Einstellungen, Gewichte mit 3 Bit.</translation>
    </message>
    <message>
        <source>CBQ with the best measured settings, 2-bit weights in groups of 64.</source>
        <translation>CBQ mit den besten gemessenen Einstellungen, Gewichte mit 2 Bit in Gruppen zu 64.</translation>
    </message>
    <message>
        <source>CBQ with 4-bit weights and 8-bit activations; outlier channels of the activations are scaled into the weights first.</source>
        <translation>CBQ mit Gewichten zu 4 Bit und Aktivierungen zu 8 Bit; Ausreißerkanäle der Aktivierungen werden zuvor in die Gewichte skaliert.</translation>
    </message>
    <message>
        <source>CBQ with 4-bit weights and 4-bit activations; outlier channels of the activations are scaled into the weights first.</source>
        <translation>CBQ mit Gewichten zu 4 Bit und Aktivierungen zu 4 Bit; Ausreißerkanäle der Aktivierungen werden zuvor in die Gewichte skaliert.</translation>
    </message>
    <message>
        <source>Each block trained by itself, without overlap: what cross-block windows are compared with.</source>
        <translation>Jeder Block wird für sich trainiert, ohne Überlappung: der Vergleich für Fenster über mehrere Blöcke.</translation>
    </message>
    <message>
        <source>CBQ with the values of the paper as far as they are known: low-rank rounding, small learning rates, both targets. For comparison.</source>
        <translation>CBQ mit den Werten des Artikels, soweit sie bekannt sind: Rundung mit niedrigem Rang, kleine Lernraten, beide Ziele. Zum Vergleich.</translation>
    </message>
    <message>
        <source>The paper&apos;s values at 2 bits. For comparison.</source>
        <translation>Die Werte des Artikels bei 2 Bit. Zum Vergleich.</translation>
    </message>
    <message>
        <source>The paper&apos;s values with 4-bit weights and 8-bit activations. For comparison.</source>
        <translation>Die Werte des Artikels mit Gewichten zu 4 Bit und Aktivierungen zu 8 Bit. Zum Vergleich.</translation>
    </message>
    <message>
        <source>The paper&apos;s values with 4-bit weights and 4-bit activations. For comparison.</source>
        <translation>Die Werte des Artikels mit Gewichten zu 4 Bit und Aktivierungen zu 4 Bit. Zum Vergleich.</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 2.125 bits: four levels for every 256 neighbouring weights, placed where the weights are.</source>
        <translation>GPTVQ mit einzelnen Gewichten bei 2,125 Bit: vier Stufen für je 256 benachbarte Gewichte, dort, wo die Gewichte liegen.</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 2.125 bits: every pair takes one of 16 codewords, fitted to 2048 weights.</source>
        <translation>GPTVQ mit Gewichtspaaren bei 2,125 Bit: jedes Paar nimmt eines von 16 Codewörtern, angepasst an 2048 Gewichte.</translation>
    </message>
    <message>
        <source>GPTVQ with four weights at a time at 2.125 bits: codebooks of 256 codewords. The most accurate; made for wide layers.</source>
        <translation>GPTVQ mit je vier Gewichten bei 2,125 Bit: Codebücher mit 256 Codewörtern. Am genauesten; für breite Schichten gemacht.</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 2.25 bits: four levels for every 128 neighbouring weights.</source>
        <translation>GPTVQ mit einzelnen Gewichten bei 2,25 Bit: vier Stufen für je 128 benachbarte Gewichte.</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 2.25 bits, an eighth of a bit for scales of 32 weights each.</source>
        <translation>GPTVQ mit Gewichtspaaren bei 2,25 Bit, davon ein Achtel Bit für Skalen von je 32 Gewichten.</translation>
    </message>
    <message>
        <source>GPTVQ with four weights at a time at 2.25 bits: codebooks of 256 codewords, fitted to 32768 weights.</source>
        <translation>GPTVQ mit je vier Gewichten bei 2,25 Bit: Codebücher mit 256 Codewörtern, angepasst an 32768 Gewichte.</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 3.125 bits: eight levels for every 512 neighbouring weights.</source>
        <translation>GPTVQ mit einzelnen Gewichten bei 3,125 Bit: acht Stufen für je 512 benachbarte Gewichte.</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 3.125 bits: codebooks of 64 codewords, fitted to 8192 weights.</source>
        <translation>GPTVQ mit Gewichtspaaren bei 3,125 Bit: Codebücher mit 64 Codewörtern, angepasst an 8192 Gewichte.</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 4.125 bits: 16 levels for every 1024 weights.</source>
        <translation>GPTVQ mit einzelnen Gewichten bei 4,125 Bit: 16 Stufen für je 1024 Gewichte.</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 4.125 bits: codebooks of 256 codewords, fitted to 32768 weights.</source>
        <translation>GPTVQ mit Gewichtspaaren bei 4,125 Bit: Codebücher mit 256 Codewörtern, angepasst an 32768 Gewichte.</translation>
    </message>
    <message>
        <source>AQLM at one bit a weight: every eight weights are one of 256 codewords, times their row&apos;s scale. Made for wide layers.</source>
        <translation>AQLM mit einem Bit pro Gewicht: Je acht Gewichte sind eines von 256 Codewörtern, mal der Skala ihrer Zeile. Für breite Schichten gedacht.</translation>
    </message>
    <message>
        <source>AQLM at 1.5 bits: one codebook of 4096 codewords for every eight weights.</source>
        <translation>AQLM mit 1,5 Bit: ein Codebuch mit 4096 Codewörtern für je acht Gewichte.</translation>
    </message>
    <message>
        <source>AQLM at two bits: every eight weights are the sum of two codewords out of 256 each.</source>
        <translation>AQLM mit zwei Bit: Je acht Gewichte sind die Summe zweier Codewörter aus je 256.</translation>
    </message>
    <message>
        <source>AQLM at two bits with one codebook of 65536 codewords, for very large layers only: small ones have fewer vectors than that.</source>
        <translation>AQLM mit zwei Bit und einem Codebuch aus 65536 Codewörtern, nur für sehr große Schichten: Kleine haben weniger Vektoren.</translation>
    </message>
    <message>
        <source>CRVQ: AQLM at one bit, and three more codebooks for the 2 % of input channels that matter most; 1.07 bits a weight on wide layers.</source>
        <translation>CRVQ: AQLM mit einem Bit und drei weitere Codebücher für die 2 % der Eingangskanäle, auf die es am meisten ankommt; 1,07 Bit pro Gewicht in breiten Schichten.</translation>
    </message>
    <message>
        <source>CRVQ with 5 % critical channels, 1.16 bits a weight on wide layers.</source>
        <translation>CRVQ mit 5 % kritischen Kanälen, 1,16 Bit pro Gewicht in breiten Schichten.</translation>
    </message>
    <message>
        <source>CRVQ with 10 % critical channels, 1.3 bits a weight on wide layers.</source>
        <translation>CRVQ mit 10 % kritischen Kanälen, 1,3 Bit pro Gewicht in breiten Schichten.</translation>
    </message>
    <message>
        <source>CRVQ over two codebooks with 10 % critical channels, 2.3 bits a weight on wide layers.</source>
        <translation>CRVQ über zwei Codebüchern mit 10 % kritischen Kanälen, 2,3 Bit pro Gewicht in breiten Schichten.</translation>
    </message>
    <message>
        <source>AQLM at one bit, then codebooks, scales and codes trained in windows of two blocks so that they put out what the original does.</source>
        <translation>AQLM mit einem Bit, danach Codebücher, Skalen und Codes in Fenstern aus zwei Blöcken trainiert, damit sie ausgeben, was das Original ausgibt.</translation>
    </message>
    <message>
        <source>CRVQ with 2 % critical channels, then codebooks, scales and codes trained in windows of two blocks.</source>
        <translation>CRVQ mit 2 % kritischen Kanälen, danach Codebücher, Skalen und Codes in Fenstern aus zwei Blöcken trainiert.</translation>
    </message>
    <message>
        <source>CRVQ with the values of the authors&apos; code: all channels sorted, codewords trained by Adam and kept in 16 bits. For comparison.</source>
        <translation>CRVQ mit den Werten aus dem Code der Autoren: alle Kanäle sortiert, Codewörter mit Adam trainiert und in 16 Bit gespeichert. Zum Vergleich.</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Random stretches</source>
        <translation>Zufällige Abschnitte</translation>
    </message>
    <message>
        <source>Beginnings of documents</source>
        <translation>Dokumentanfänge</translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation>Unverändert lassen</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Round to nearest</source>
        <translation>Einfaches Runden</translation>
    </message>
    <message>
        <source>Hessian sweep (GPTQ)</source>
        <translation>Hesse-Durchgang (GPTQ)</translation>
    </message>
    <message>
        <source>16-bit float</source>
        <translation>16-Bit-Gleitkomma</translation>
    </message>
    <message>
        <source>32-bit float</source>
        <translation>32-Bit-Gleitkomma</translation>
    </message>
    <message>
        <source>Token windows</source>
        <translation>Tokenfenster</translation>
    </message>
    <message>
        <source>How many stretches of text the statistics come from. More make the result steadier and the run longer.</source>
        <translation>Aus wie vielen Textabschnitten die Statistik stammt. Mehr machen das Ergebnis stabiler und den Lauf länger.</translation>
    </message>
    <message>
        <source>Tokens in each window</source>
        <translation>Token je Fenster</translation>
    </message>
    <message>
        <source>How long each stretch is. Longer ones show the model the context it will meet in use; memory grows with them.</source>
        <translation>Wie lang jeder Abschnitt ist. Längere zeigen dem Modell den Kontext, dem es im Einsatz begegnet; der Speicherbedarf wächst mit.</translation>
    </message>
    <message>
        <source>Windows from</source>
        <translation>Fenster aus</translation>
    </message>
    <message>
        <source>Random stretches may begin anywhere in the text; beginnings of documents take the first documents that are long enough, each behind a beginning-of-sequence token.</source>
        <translation>Zufällige Abschnitte dürfen überall im Text beginnen; Dokumentanfänge nehmen die ersten ausreichend langen Dokumente, jedes hinter einem Token für den Sequenzanfang.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Bits of each stored code. One bit less halves the number of levels and about quadruples the error.</source>
        <translation>Bit je gespeichertem Code. Ein Bit weniger halbiert die Zahl der Stufen und vervierfacht etwa den Fehler.</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>Gruppengröße</translation>
    </message>
    <message>
        <source>Neighbouring weights that share a step size; -1 means the whole row. Smaller groups follow the weights more closely and cost more bits.</source>
        <translation>Benachbarte Gewichte mit gemeinsamer Schrittweite; -1 bedeutet die ganze Zeile. Kleinere Gruppen folgen den Gewichten genauer und kosten mehr Bit.</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>Symmetrisch</translation>
    </message>
    <message>
        <source>Centre the levels on zero and store no zero point. Saves a little space and loses accuracy where the weights lean to one side.</source>
        <translation>Die Stufen um null anordnen und keinen Nullpunkt speichern. Spart etwas Platz und verliert Genauigkeit, wo die Gewichte einseitig liegen.</translation>
    </message>
    <message>
        <source>Search the clipping</source>
        <translation>Clipping suchen</translation>
    </message>
    <message>
        <source>Try narrower ranges for every group and keep the one with the smallest error. Slower; helps most at 2 and 3 bits.</source>
        <translation>Für jede Gruppe engere Bereiche probieren und den mit dem kleinsten Fehler behalten. Langsamer; hilft am meisten bei 2 und 3 Bit.</translation>
    </message>
    <message>
        <source>Stored step size</source>
        <translation>Gespeicherte Schrittweite</translation>
    </message>
    <message>
        <source>Number format of the step sizes. 32 bits double their cost and rarely change the result.</source>
        <translation>Zahlenformat der Schrittweiten. 32 Bit verdoppeln ihre Kosten und ändern das Ergebnis selten.</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>Dämpfung</translation>
    </message>
    <message>
        <source>Added to the diagonal of the Hessian, as a share of its mean. More makes the sweep more cautious, until it is rounding to nearest.</source>
        <translation>Wird zur Diagonale der Hesse-Matrix addiert, als Anteil ihres Mittelwerts. Mehr macht den Durchgang vorsichtiger, bis er einfaches Runden ist.</translation>
    </message>
    <message>
        <source>Activation order</source>
        <translation>Reihenfolge nach Aktivierung</translation>
    </message>
    <message>
        <source>Quantize the input channels with the strongest activations first. Often more accurate; some inference programs read the result more slowly.</source>
        <translation>Die Eingangskanäle mit den stärksten Aktivierungen zuerst quantisieren. Oft genauer; manche Inferenzprogramme lesen das Ergebnis langsamer.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>How codes are chosen. Rounding to nearest is instant; the Hessian sweep makes later weights correct the errors of earlier ones and is far better at 4 bits and below.</source>
        <translation>Wie die Codes gewählt werden. Einfaches Runden geht sofort; beim Hesse-Durchgang gleichen spätere Gewichte die Fehler früherer aus, was bei 4 Bit und weniger weit besser ist.</translation>
    </message>
    <message>
        <source>Uniform quantizer</source>
        <translation>Gleichmäßiger Quantisierer</translation>
    </message>
    <message>
        <source>Hessian sweep</source>
        <translation>Hesse-Durchgang</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Full names of layers this line is for, such as blocks.0.*; * stands for any text and ? for one character.</source>
        <translation>Volle Namen der Schichten, für die diese Zeile gilt, etwa blocks.0.*; * steht für beliebigen Text und ? für ein Zeichen.</translation>
    </message>
    <message>
        <source>Bits of these layers; 16 leaves them as they are.</source>
        <translation>Bit dieser Schichten; 16 lässt sie unverändert.</translation>
    </message>
    <message>
        <source>Group size of these layers; -1 means the whole row.</source>
        <translation>Gruppengröße dieser Schichten; -1 bedeutet die ganze Zeile.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What lists, plots and file names call this recipe. Changes nothing in the result.</source>
        <translation>Wie Listen, Diagramme und Dateinamen dieses Rezept nennen. Ändert nichts am Ergebnis.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Start of all random choices. The same seed gives the same result; another one shows how much of it was luck.</source>
        <translation>Ausgangspunkt aller Zufallsentscheidungen. Derselbe Startwert gibt dasselbe Ergebnis; ein anderer zeigt, wie viel davon Glück war.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Other settings for single layers. Where several lines match, the last one wins.</source>
        <translation>Andere Einstellungen für einzelne Schichten. Passen mehrere Zeilen, gilt die letzte.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Coarse-to-fine (CFP)</source>
        <translation>Grob nach fein (CFP)</translation>
    </message>
    <message>
        <source>SmoothQuant</source>
        <translation>SmoothQuant</translation>
    </message>
    <message>
        <source>None: the fence alone</source>
        <translation>Keine: allein der Zaun</translation>
    </message>
    <message>
        <source>At the widest gap (paper)</source>
        <translation>An der breitesten Lücke (Artikel)</translation>
    </message>
    <message>
        <source>At the widest ratios</source>
        <translation>An den größten Verhältnissen</translation>
    </message>
    <message>
        <source>Vector codebooks</source>
        <translation>Vektor-Codebücher</translation>
    </message>
    <message>
        <source>Per token</source>
        <translation>Je Token</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Nearest, step sizes only</source>
        <translation>Einfach, nur Schrittweiten</translation>
    </message>
    <message>
        <source>An offset for every weight</source>
        <translation>Ein Versatz für jedes Gewicht</translation>
    </message>
    <message>
        <source>Low-rank offset</source>
        <translation>Versatz mit niedrigem Rang</translation>
    </message>
    <message>
        <source>Soft, for every weight (AdaRound)</source>
        <translation>Weich, für jedes Gewicht (AdaRound)</translation>
    </message>
    <message>
        <source>Soft, low-rank</source>
        <translation>Weich, niedriger Rang</translation>
    </message>
    <message>
        <source>16-bit bfloat</source>
        <translation>16-Bit-bfloat</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>What happens to outliers before quantization. CFP finds them with a quartile fence and scales or truncates them; SmoothQuant scales every channel.</source>
        <translation>Was vor der Quantisierung mit Ausreißern geschieht. CFP findet sie mit einem Quartilszaun und skaliert oder kappt sie; SmoothQuant skaliert jeden Kanal.</translation>
    </message>
    <message>
        <source>Scale activation channels</source>
        <translation>Aktivierungskanäle skalieren</translation>
    </message>
    <message>
        <source>Divide outlier channels of the activations by a factor and fold it into the neighbouring weights. The model computes the same; its activations become easier to quantize.</source>
        <translation>Ausreißerkanäle der Aktivierungen durch einen Faktor teilen und ihn in die benachbarten Gewichte falten. Das Modell rechnet dasselbe; seine Aktivierungen werden leichter quantisierbar.</translation>
    </message>
    <message>
        <source>Truncate weights</source>
        <translation>Gewichte kappen</translation>
    </message>
    <message>
        <source>Cut outlier weights to the largest inlier of their row, where that lowers the error of the row. Searching the clipping does the same job better.</source>
        <translation>Ausreißer unter den Gewichten auf den größten gewöhnlichen Wert ihrer Zeile kappen, wo das den Fehler der Zeile senkt. Die Suche nach der Kappung leistet dasselbe besser.</translation>
    </message>
    <message>
        <source>Fine stage</source>
        <translation>Feinstufe</translation>
    </message>
    <message>
        <source>Split what lies beyond the fence once more and spare the lower part. The widest gap may lie between two outliers and then spares the smaller one; ratios are split until no wide one is left. The fence alone misses nothing.</source>
        <translation>Was jenseits des Zauns liegt, noch einmal teilen und den unteren Teil verschonen. Die breiteste Lücke kann zwischen zwei Ausreißern liegen und verschont dann den kleineren; nach Verhältnissen wird geteilt, bis kein großes übrig ist. Der Zaun allein übersieht nichts.</translation>
    </message>
    <message>
        <source>Fence factor (lambda 1)</source>
        <translation>Zaunfaktor (Lambda 1)</translation>
    </message>
    <message>
        <source>Width of the coarse fence in interquartile ranges above the third quartile. Smaller values call more channels outliers.</source>
        <translation>Breite des groben Zauns in Interquartilsabständen über dem dritten Quartil. Kleinere Werte erklären mehr Kanäle zu Ausreißern.</translation>
    </message>
    <message>
        <source>Spread weight (lambda 2)</source>
        <translation>Gewicht der Streuung (Lambda 2)</translation>
    </message>
    <message>
        <source>How much the fine split dislikes spread among the values it keeps. Larger values split lower.</source>
        <translation>Wie sehr die feine Teilung Streuung unter den behaltenen Werten scheut. Größere Werte teilen tiefer.</translation>
    </message>
    <message>
        <source>Scale exponent</source>
        <translation>Exponent der Skalierung</translation>
    </message>
    <message>
        <source>1 scales an outlier channel down to the largest inlier; smaller values leave part of the outlier to the activations.</source>
        <translation>1 skaliert einen Ausreißerkanal auf den größten gewöhnlichen herab; kleinere Werte lassen den Aktivierungen einen Teil des Ausreißers.</translation>
    </message>
    <message>
        <source>Largest scale</source>
        <translation>Größte Skalierung</translation>
    </message>
    <message>
        <source>No channel is scaled by more than this, so that its weights do not become outliers in turn.</source>
        <translation>Kein Kanal wird stärker skaliert, damit nicht seine Gewichte zu Ausreißern werden.</translation>
    </message>
    <message>
        <source>Largest truncated share</source>
        <translation>Größter gekappter Anteil</translation>
    </message>
    <message>
        <source>A row with a larger share of weights beyond the threshold has a long tail rather than outliers, and is left alone. A single weight is always allowed.</source>
        <translation>Eine Zeile mit einem größeren Anteil an Gewichten jenseits der Schwelle hat eher einen langen Auslauf als Ausreißer und bleibt unverändert. Ein einzelnes Gewicht ist immer erlaubt.</translation>
    </message>
    <message>
        <source>Gap factor</source>
        <translation>Lückenfaktor</translation>
    </message>
    <message>
        <source>How many times wider than the median gap the gap of a fine split must be. Larger values reject more splits.</source>
        <translation>Wie viel breiter als die mittlere Lücke (Median) die Lücke einer feinen Teilung sein muss. Größere Werte verwerfen mehr Teilungen.</translation>
    </message>
    <message>
        <source>Balance (alpha)</source>
        <translation>Gleichgewicht (Alpha)</translation>
    </message>
    <message>
        <source>How much of the difficulty SmoothQuant moves from the activations to the weights: 0 none, 1 all.</source>
        <translation>Wie viel der Schwierigkeit SmoothQuant von den Aktivierungen zu den Gewichten verschiebt: 0 nichts, 1 alles.</translation>
    </message>
    <message>
        <source>Vector length</source>
        <translation>Vektorlänge</translation>
    </message>
    <message>
        <source>How many neighbouring weights share one code. Longer vectors follow the weights more closely at the same bits and take longer.</source>
        <translation>Wie viele benachbarte Gewichte sich einen Code teilen. Längere Vektoren folgen den Gewichten bei gleicher Bitzahl genauer und dauern länger.</translation>
    </message>
    <message>
        <source>Bits of the codes for each weight; a codebook has 2 to the power of bits times vector length codewords.</source>
        <translation>Bit der Codes je Gewicht; ein Codebuch hat 2 hoch Bit mal Vektorlänge Codewörter.</translation>
    </message>
    <message>
        <source>Weights in a group</source>
        <translation>Gewichte in einer Gruppe</translation>
    </message>
    <message>
        <source>Weights that share one codebook. Smaller groups cost more bits for their codebooks.</source>
        <translation>Gewichte mit gemeinsamem Codebuch. Kleinere Gruppen kosten mehr Bit für ihre Codebücher.</translation>
    </message>
    <message>
        <source>Columns of a group</source>
        <translation>Spalten einer Gruppe</translation>
    </message>
    <message>
        <source>How many columns wide the rectangle of weights with one codebook is.</source>
        <translation>Wie viele Spalten breit das Rechteck der Gewichte mit gemeinsamem Codebuch ist.</translation>
    </message>
    <message>
        <source>Bits of codewords</source>
        <translation>Bit der Codewörter</translation>
    </message>
    <message>
        <source>Bits of each number in a codebook. 8 cost next to nothing in error.</source>
        <translation>Bit jeder Zahl in einem Codebuch. 8 kosten fast keinen Fehler.</translation>
    </message>
    <message>
        <source>Weights for each scale</source>
        <translation>Gewichte je Skala</translation>
    </message>
    <message>
        <source>Weights that share a 4-bit scale; 0 leaves scales out.</source>
        <translation>Gewichte mit gemeinsamer 4-Bit-Skala; 0 verzichtet auf Skalen.</translation>
    </message>
    <message>
        <source>Bits of what the linear layers take in: 4 to 8, or 16 to leave it as it is.</source>
        <translation>Bit dessen, was die linearen Schichten aufnehmen: 4 bis 8, oder 16 für unverändert.</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Per token: every token brings its own range, found while the model runs. Static: one range a layer, learned from calibration text; faster to run, less accurate.</source>
        <translation>Je Token: Jedes Token bringt seinen eigenen Bereich mit, der im Betrieb bestimmt wird. Fest: ein Bereich je Schicht, aus dem Kalibrierungstext gelernt; schneller im Betrieb, weniger genau.</translation>
    </message>
    <message>
        <source>Queries, keys and values too</source>
        <translation>Auch Anfragen, Schlüssel und Werte</translation>
    </message>
    <message>
        <source>Quantize what goes into the attention products as well, as in a quantized key-value cache.</source>
        <translation>Auch quantisieren, was in die Produkte der Attention eingeht, wie bei einem quantisierten Schlüssel-Wert-Speicher.</translation>
    </message>
    <message>
        <source>Train windows of blocks</source>
        <translation>Fenster aus Blöcken trainieren</translation>
    </message>
    <message>
        <source>After a layer is solved, train step sizes and roundings so that whole blocks put out what the original puts out.</source>
        <translation>Nach dem Lösen der Schichten Schrittweiten und Rundungen trainieren, sodass ganze Blöcke ausgeben, was das Original ausgibt.</translation>
    </message>
    <message>
        <source>Blocks in a window</source>
        <translation>Blöcke in einem Fenster</translation>
    </message>
    <message>
        <source>How many consecutive blocks are trained together. More see more of how errors travel; time and memory grow.</source>
        <translation>Wie viele aufeinanderfolgende Blöcke gemeinsam trainiert werden. Mehr sehen besser, wie Fehler wandern; Zeit und Speicherbedarf wachsen.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>How many blocks a window shares with the next one; these are trained again together with their new neighbours.</source>
        <translation>Wie viele Blöcke ein Fenster mit dem nächsten teilt; sie werden mit ihren neuen Nachbarn noch einmal trainiert.</translation>
    </message>
    <message>
        <source>Shorter windows at the ends</source>
        <translation>Kürzere Fenster an den Enden</translation>
    </message>
    <message>
        <source>Begin and end with smaller windows, so that the first and the last block are trained as often as the others.</source>
        <translation>Mit kleineren Fenstern beginnen und enden, damit der erste und der letzte Block so oft trainiert werden wie die übrigen.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How often each window sees the calibration text. More lower the error until the text is learned by heart.</source>
        <translation>Wie oft jedes Fenster den Kalibrierungstext sieht. Mehr senken den Fehler, bis der Text auswendig gelernt ist.</translation>
    </message>
    <message>
        <source>Token windows a step</source>
        <translation>Tokenfenster je Schritt</translation>
    </message>
    <message>
        <source>Token windows whose gradients are added up before each step. More make steps steadier and fewer.</source>
        <translation>Tokenfenster, deren Gradienten vor jedem Schritt addiert werden. Mehr machen die Schritte ruhiger und weniger zahlreich.</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>What decides whether a weight is rounded up or down. An offset for every weight is the most accurate; low rank needs far less memory; soft ones follow AdaRound.</source>
        <translation>Was entscheidet, ob ein Gewicht auf- oder abgerundet wird. Ein Versatz für jedes Gewicht ist am genauesten; niedriger Rang braucht weit weniger Speicher; weiche folgen AdaRound.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rank of the low-rank offset. The CBQ paper uses 5; 32 and more come close to an offset for every weight.</source>
        <translation>Rang des Versatzes mit niedrigem Rang. Der CBQ-Artikel verwendet 5; ab 32 kommt er einem Versatz für jedes Gewicht nahe.</translation>
    </message>
    <message>
        <source>Rate of step sizes</source>
        <translation>Lernrate der Schrittweiten</translation>
    </message>
    <message>
        <source>Learning rate of the logarithm of the step sizes.</source>
        <translation>Lernrate des Logarithmus der Schrittweiten.</translation>
    </message>
    <message>
        <source>Rate of roundings</source>
        <translation>Lernrate der Rundungen</translation>
    </message>
    <message>
        <source>Learning rate of the rounding offsets. Too small and no weight changes its level; too large and they change back and forth.</source>
        <translation>Lernrate der Rundungsversätze. Zu klein, und kein Gewicht wechselt seine Stufe; zu groß, und sie wechseln hin und her.</translation>
    </message>
    <message>
        <source>Rate of activation ranges</source>
        <translation>Lernrate der Aktivierungsbereiche</translation>
    </message>
    <message>
        <source>Learning rate of the logarithm of the activation ranges.</source>
        <translation>Lernrate des Logarithmus der Aktivierungsbereiche.</translation>
    </message>
    <message>
        <source>Rate of codebooks</source>
        <translation>Lernrate der Codebücher</translation>
    </message>
    <message>
        <source>Learning rate of codewords and scales, relative to their size.</source>
        <translation>Lernrate der Codewörter und Skalen, relativ zu ihrer Größe.</translation>
    </message>
    <message>
        <source>Share of the homologous target</source>
        <translation>Anteil des homologen Ziels</translation>
    </message>
    <message>
        <source>0 aims at what the original model puts out, 1 at what the original blocks make of the quantized input; 0.5 is the mean of both losses.</source>
        <translation>0 zielt auf die Ausgabe des Originalmodells, 1 auf das, was die Originalblöcke aus der quantisierten Eingabe machen; 0,5 ist das Mittel beider Verluste.</translation>
    </message>
    <message>
        <source>Weight of hidden divergence</source>
        <translation>Gewicht der verborgenen Divergenz</translation>
    </message>
    <message>
        <source>Weight of the divergence between softmaxed hidden states beside the squared error.</source>
        <translation>Gewicht der Divergenz zwischen den mit Softmax normierten verborgenen Zuständen neben dem quadratischen Fehler.</translation>
    </message>
    <message>
        <source>Leave out the first token</source>
        <translation>Das erste Token auslassen</translation>
    </message>
    <message>
        <source>The first token often carries huge activations that would drown the others in the divergence.</source>
        <translation>Das erste Token trägt oft riesige Aktivierungen, die die übrigen in der Divergenz überdecken würden.</translation>
    </message>
    <message>
        <source>Weight of output divergence</source>
        <translation>Gewicht der Ausgabedivergenz</translation>
    </message>
    <message>
        <source>Weight of the divergence between the predicted words of both models, in windows that end in the last block. 0 leaves it out.</source>
        <translation>Gewicht der Divergenz zwischen den Wortvorhersagen beider Modelle, in Fenstern, die mit dem letzten Block enden. 0 lässt sie weg.</translation>
    </message>
    <message>
        <source>Rounding regulariser</source>
        <translation>Regularisierung der Rundung</translation>
    </message>
    <message>
        <source>Weight of the term that drives soft roundings up or down, annealed over the window.</source>
        <translation>Gewicht des Terms, der weiche Rundungen nach oben oder unten treibt; er wächst im Lauf des Fensters an.</translation>
    </message>
    <message>
        <source>Held-out token windows</source>
        <translation>Zurückgehaltene Tokenfenster</translation>
    </message>
    <message>
        <source>Token windows beside the calibration set that are never trained on; their error tells learning from memorizing.</source>
        <translation>Tokenfenster neben den Kalibrierungsdaten, mit denen nie trainiert wird; ihr Fehler unterscheidet Lernen von Auswendiglernen.</translation>
    </message>
    <message>
        <source>Matrix products in</source>
        <translation>Matrixprodukte in</translation>
    </message>
    <message>
        <source>Number format of the matrix products while training. 16 bits are faster on processors that have them.</source>
        <translation>Zahlenformat der Matrixprodukte beim Training. 16 Bit sind schneller auf Prozessoren, die sie beherrschen.</translation>
    </message>
    <message>
        <source>Caches in</source>
        <translation>Zwischenspeicher in</translation>
    </message>
    <message>
        <source>Number format of the activations kept between windows. 16 bits halve their memory.</source>
        <translation>Zahlenformat der Aktivierungen, die zwischen den Fenstern aufbewahrt werden. 16 Bit halbieren ihren Speicherbedarf.</translation>
    </message>
    <message>
        <source>Memory for caches</source>
        <translation>Speicher für Zwischenspeicher</translation>
    </message>
    <message>
        <source>Megabytes of activations kept in memory; the rest goes to a file in the run folder. 0 sets no limit.</source>
        <translation>Megabyte an Aktivierungen, die im Speicher bleiben; der Rest geht in eine Datei im Ordner des Laufs. 0 setzt keine Grenze.</translation>
    </message>
    <message>
        <source>Activation threshold</source>
        <translation>Schwelle der Aktivierungen</translation>
    </message>
    <message>
        <source>Input channels of these layers whose largest value is above it are scaled by coarse-to-fine preprocessing, instead of those it would find. Layers that share their input share the threshold.</source>
        <translation>Eingangskanäle dieser Schichten, deren größter Wert darüber liegt, werden von der Vorverarbeitung (grob nach fein) skaliert, statt der Kanäle, die sie selbst fände. Schichten mit gemeinsamer Eingabe teilen sich die Schwelle.</translation>
    </message>
    <message>
        <source>Weight threshold</source>
        <translation>Schwelle der Gewichte</translation>
    </message>
    <message>
        <source>Weights of these layers above it are truncated by coarse-to-fine preprocessing, in the rows that gain by it, instead of those it would find.</source>
        <translation>Gewichte dieser Schichten oberhalb der Schwelle werden von der Vorverarbeitung (grob nach fein) gekappt, in den Zeilen, die dadurch gewinnen, statt derer, die sie selbst fände.</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>k-means++</source>
        <translation>k-Means++</translation>
    </message>
    <message>
        <source>Quantiles (vector length 1)</source>
        <translation>Quantile (Vektorlänge 1)</translation>
    </message>
    <message>
        <source>Mahalanobis distance</source>
        <translation>Mahalanobis-Abstand</translation>
    </message>
    <message>
        <source>Diagonal of the Hessian</source>
        <translation>Diagonale der Hesse-Matrix</translation>
    </message>
    <message>
        <source>Blocks of the Hessian</source>
        <translation>Blöcke der Hesse-Matrix</translation>
    </message>
    <message>
        <source>As the published code has it</source>
        <translation>Wie im veröffentlichten Programm</translation>
    </message>
    <message>
        <source>Conjugate gradients</source>
        <translation>Konjugierte Gradienten</translation>
    </message>
    <message>
        <source>Adam, as published</source>
        <translation>Adam, wie veröffentlicht</translation>
    </message>
    <message>
        <source>Share of singular values</source>
        <translation>Anteil der Singulärwerte</translation>
    </message>
    <message>
        <source>With vector length 1, store codebooks as a product of two matrices that keep this share of the singular values; 0 stores them as they are.</source>
        <translation>Bei Vektorlänge 1 Codebücher als Produkt zweier Matrizen speichern, die diesen Anteil der Singulärwerte behalten; 0 speichert sie unverändert.</translation>
    </message>
    <message>
        <source>First codewords</source>
        <translation>Erste Codewörter</translation>
    </message>
    <message>
        <source>Where the fit of a codebook begins.</source>
        <translation>Wo die Anpassung eines Codebuchs beginnt.</translation>
    </message>
    <message>
        <source>Weighing of errors</source>
        <translation>Gewichtung der Fehler</translation>
    </message>
    <message>
        <source>What the fit of a codebook takes for the cost of an error. The published code inverts the paper&apos;s formula; choose it to compare.</source>
        <translation>Was bei der Anpassung eines Codebuchs als Preis eines Fehlers gilt. Das veröffentlichte Programm kehrt die Formel des Artikels um; zum Vergleich wählbar.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterationen</translation>
    </message>
    <message>
        <source>Rounds of fitting a codebook, at most; it ends early once nothing changes.</source>
        <translation>Höchstzahl der Runden, in denen ein Codebuch angepasst wird; sie enden früher, wenn sich nichts mehr ändert.</translation>
    </message>
    <message>
        <source>Codebook update</source>
        <translation>Nachführung der Codebücher</translation>
    </message>
    <message>
        <source>How codewords are fitted to the whole layer once all codes are chosen.</source>
        <translation>Wie die Codewörter an die ganze Schicht angepasst werden, sobald alle Codes gewählt sind.</translation>
    </message>
    <message>
        <source>Reassignments</source>
        <translation>Neuzuordnungen</translation>
    </message>
    <message>
        <source>Rounds of choosing every code again, and codewords after it. Each lowers the error of the layer, the first ones most.</source>
        <translation>Runden, in denen jeder Code neu gewählt wird und danach die Codewörter. Jede senkt den Fehler der Schicht, die ersten am meisten.</translation>
    </message>
    <message>
        <source>Additive codebooks</source>
        <translation>Additive Codebücher</translation>
    </message>
    <message>
        <source>Error times input energy</source>
        <translation>Fehler mal Eingangsenergie</translation>
    </message>
    <message>
        <source>Inverse Hessian (paper)</source>
        <translation>Inverse Hesse-Matrix (Artikel)</translation>
    </message>
    <message>
        <source>Size of the weights</source>
        <translation>Größe der Gewichte</translation>
    </message>
    <message>
        <source>Chance, to compare</source>
        <translation>Zufall, zum Vergleich</translation>
    </message>
    <message>
        <source>Critical channels in front</source>
        <translation>Kritische Kanäle nach vorn</translation>
    </message>
    <message>
        <source>All sorted by importance (paper)</source>
        <translation>Alle nach Wichtigkeit sortiert (Artikel)</translation>
    </message>
    <message>
        <source>In place, whole vectors</source>
        <translation>An ihrem Ort, ganze Vektoren</translation>
    </message>
    <message>
        <source>How many neighbouring weights share one code. With 8 bits for each code, 8 weights make one bit a weight.</source>
        <translation>Wie viele benachbarte Gewichte einen Code teilen. Bei 8 Bit je Code ergeben 8 Gewichte ein Bit pro Gewicht.</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>Codebücher</translation>
    </message>
    <message>
        <source>How many codewords every vector is the sum of.</source>
        <translation>Aus wie vielen Codewörtern jeder Vektor summiert wird.</translation>
    </message>
    <message>
        <source>Bits of a code</source>
        <translation>Bit eines Codes</translation>
    </message>
    <message>
        <source>A codebook has 2 to the power of that many codewords.</source>
        <translation>Ein Codebuch hat 2 hoch so viele Codewörter.</translation>
    </message>
    <message>
        <source>Extended codebooks</source>
        <translation>Erweiterte Codebücher</translation>
    </message>
    <message>
        <source>Further codebooks for the vectors of critical channels only (CRVQ). 0 is plain AQLM.</source>
        <translation>Weitere Codebücher nur für die Vektoren kritischer Kanäle (CRVQ). 0 ist reines AQLM.</translation>
    </message>
    <message>
        <source>Bits of an extended code</source>
        <translation>Bit eines erweiterten Codes</translation>
    </message>
    <message>
        <source>The size of extended codebooks. Small layers fare better with small ones.</source>
        <translation>Die Größe der erweiterten Codebücher. Kleinen Schichten sind kleine besser.</translation>
    </message>
    <message>
        <source>Critical channels</source>
        <translation>Kritische Kanäle</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>What makes an input channel critical.</source>
        <translation>Was einen Eingangskanal kritisch macht.</translation>
    </message>
    <message>
        <source>Order of channels</source>
        <translation>Reihenfolge der Kanäle</translation>
    </message>
    <message>
        <source>Where critical channels stand. Sorting all of them, as published, leaves every vector with equally strong channels and costs accuracy.</source>
        <translation>Wo die kritischen Kanäle stehen. Alle zu sortieren, wie veröffentlicht, gibt jedem Vektor gleich starke Kanäle und kostet Genauigkeit.</translation>
    </message>
    <message>
        <source>Codebooks shared</source>
        <translation>Gemeinsame Codebücher</translation>
    </message>
    <message>
        <source>Layers that read the same input, such as queries, keys and values, share their codebooks. Saves bits in small models.</source>
        <translation>Schichten mit demselben Eingang, etwa Queries, Keys und Values, teilen ihre Codebücher. Spart Bit in kleinen Modellen.</translation>
    </message>
    <message>
        <source>Weighted beginning</source>
        <translation>Gewichteter Anfang</translation>
    </message>
    <message>
        <source>First codewords weigh errors by the Hessian instead of all alike.</source>
        <translation>Die ersten Codewörter gewichten Fehler mit der Hesse-Matrix, statt alle gleich.</translation>
    </message>
    <message>
        <source>How codewords are fitted to the whole layer while codes stay.</source>
        <translation>Wie die Codewörter an die ganze Schicht angepasst werden, während die Codes bleiben.</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>Suchbreite</translation>
    </message>
    <message>
        <source>How many candidates the search for codes keeps. More find better codes and take longer.</source>
        <translation>Wie viele Kandidaten die Suche nach Codes behält. Mehr finden bessere Codes und brauchen länger.</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Rounds of fitting codewords and choosing codes, at most.</source>
        <translation>Runden aus Anpassen der Codewörter und Wählen der Codes, höchstens.</translation>
    </message>
    <message>
        <source>Smallest gain</source>
        <translation>Kleinster Gewinn</translation>
    </message>
    <message>
        <source>Rounds end once one gains less than this share of the error.</source>
        <translation>Die Runden enden, sobald eine weniger als diesen Anteil des Fehlers gewinnt.</translation>
    </message>
    <message>
        <source>How quantized weights are stored. Uniform keeps equally spaced levels; vector codebooks keep the number of an entry that stands for several weights at once; additive codebooks add up entries of several.</source>
        <translation>Wie quantisierte Gewichte gespeichert werden. Gleichmäßig speichert gleich weit entfernte Stufen; Vektor-Codebücher speichern die Nummer eines Eintrags, der für mehrere Gewichte zugleich steht; additive Codebücher summieren Einträge aus mehreren.</translation>
    </message>
    <message>
        <source>Rate of norms</source>
        <translation>Lernrate der Normen</translation>
    </message>
    <message>
        <source>Learning rate of the weights of norms, relative to their size. 0 leaves them alone.</source>
        <translation>Lernrate der Gewichte der Normen, bezogen auf ihre Größe. 0 lässt sie, wie sie sind.</translation>
    </message>
    <message>
        <source>Train the whole model</source>
        <translation>Das ganze Modell trainieren</translation>
    </message>
    <message>
        <source>After everything else, train what is continuous in all blocks at once, so that the model predicts what the original predicts. Needs memory for all blocks.</source>
        <translation>Trainiert nach allem anderen alles Stetige in allen Blöcken zugleich, damit das Modell vorhersagt, was das Original vorhersagt. Braucht Speicher für alle Blöcke.</translation>
    </message>
    <message>
        <source>How often the calibration text is seen.</source>
        <translation>Wie oft der Kalibrierungstext durchlaufen wird.</translation>
    </message>
    <message>
        <source>Share of the rates</source>
        <translation>Anteil der Lernraten</translation>
    </message>
    <message>
        <source>The learning rates here, as a share of those of the reconstruction.</source>
        <translation>Die Lernraten hier, als Anteil derer der Rekonstruktion.</translation>
    </message>
    <message>
        <source>Codes too</source>
        <translation>Auch die Codes</translation>
    </message>
    <message>
        <source>Roundings and codes may change as well, not only what is continuous.</source>
        <translation>Auch Rundungen und Codes dürfen sich ändern, nicht nur das Stetige.</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>Share of the input channels whose vectors get extended codebooks: one vector at least, none with 0.</source>
        <translation>Anteil der Eingangskanäle, deren Vektoren erweiterte Codebücher bekommen: mindestens ein Vektor, bei 0 keiner.</translation>
    </message>
</context>
<context>
    <name>RunInputs</name>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>Documents are given as first-last, for example 0-299.</source>
        <translation>Dokumente werden als erstes-letztes angegeben, zum Beispiel 0-299.</translation>
    </message>
</context>
<context>
    <name>RunSentence</name>
    <message>
        <source>−%1 %</source>
        <translation>−%1&#xa0;%</translation>
    </message>
    <message>
        <source>+%1 %</source>
        <translation>+%1&#xa0;%</translation>
    </message>
    <message>
        <source>All %1 layers are quantized; the result is being measured.</source>
        <translation>Alle %1 Schichten sind quantisiert; das Ergebnis wird gerade gemessen.</translation>
    </message>
    <message>
        <source>The run is under way: %1 of %2 layers are quantized.</source>
        <translation>Der Lauf ist im Gange: %1 von %2 Schichten sind quantisiert.</translation>
    </message>
    <message>
        <source>The run failed after %1 of %2 layers: %3</source>
        <translation>Der Lauf ist nach %1 von %2 Schichten fehlgeschlagen: %3</translation>
    </message>
    <message>
        <source>The run was stopped after %1 of %2 layers. Its finished blocks are kept: it can be resumed.</source>
        <translation>Der Lauf wurde nach %1 von %2 Schichten gestoppt. Seine fertigen Blöcke bleiben erhalten: Er lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>The original has a perplexity of %1 under %2. Start a run to see what fewer bits cost.</source>
        <translation>Das Original hat unter %2 eine Perplexität von %1. Ein Lauf zeigt, was weniger Bit kosten.</translation>
    </message>
    <message>
        <source>Evaluate it to see what that cost.</source>
        <translation>Eine Auswertung zeigt, was das gekostet hat.</translation>
    </message>
    <message>
        <source>Recipe %1 on %2.</source>
        <translation>Rezept %1, angewandt auf %2.</translation>
    </message>
    <message>
        <source>Calibrated on %1 token windows of %2 tokens.</source>
        <translation>Kalibriert mit %1 Tokenfenstern zu %2 Token.</translation>
    </message>
    <message>
        <source>Calibrated on %1 token windows of %2 tokens; %3 were asked for.</source>
        <translation>Kalibriert mit %1 Tokenfenstern zu %2 Token; verlangt waren %3.</translation>
    </message>
    <message>
        <source>Perplexity under the protocol %1, over %2 predictions.</source>
        <translation>Perplexität nach dem Protokoll %1, über %2 Vorhersagen.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>The model&apos;s outliers are planted: %1 channels were made %2 times as large.</source>
        <translation>Die Ausreißer des Modells sind eingepflanzt: %1 Kanäle wurden auf das %2-Fache vergrößert.</translation>
    </message>
    <message>
        <source>The run is under way: window %1 of %2 is being trained (%3).</source>
        <translation>Der Lauf ist im Gange: Fenster %1 von %2 wird trainiert (%3).</translation>
    </message>
    <message>
        <source>Training brought the loss of %1 windows of blocks down to %2 of where it began, to %3 on held-out text.</source>
        <translation>Das Training senkte den Verlust von %1 Fenstern aus Blöcken auf %2 des Anfangs, auf zurückgehaltenem Text auf %3.</translation>
    </message>
    <message>
        <source>Training brought the loss of %1 windows of blocks down to %2 of where it began.</source>
        <translation>Das Training senkte den Verlust von %1 Fenstern aus Blöcken auf %2 des Anfangs.</translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Blocks are trained %1 to %2 times</source>
        <translation>Blöcke werden %1- bis %2-mal trainiert</translation>
    </message>
    <message>
        <source>Each block is trained once</source>
        <translation>Jeder Block wird einmal trainiert</translation>
    </message>
    <message>
        <source>Each block is trained twice</source>
        <translation>Jeder Block wird zweimal trainiert</translation>
    </message>
    <message>
        <source>Each block is trained %1 times</source>
        <translation>Jeder Block wird %1-mal trainiert</translation>
    </message>
    <message>
        <source>Windows of blocks: %1. %2, in %3 optimizer steps in all.</source>
        <translation>Fenster aus Blöcken: %1. %2, mit insgesamt %3 Optimierungsschritten.</translation>
    </message>
    <message>
        <source>At the end all blocks are trained together.</source>
        <translation>Am Ende werden alle Blöcke gemeinsam trainiert.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Choosing calibration windows</source>
        <translation>Wahl der Kalibrierungsfenster</translation>
    </message>
    <message>
        <source>Capturing activations</source>
        <translation>Erfassung der Aktivierungen</translation>
    </message>
    <message>
        <source>Quantizing layers</source>
        <translation>Quantisierung der Schichten</translation>
    </message>
    <message>
        <source>Propagating through quantized blocks</source>
        <translation>Weitergabe durch quantisierte Blöcke</translation>
    </message>
    <message>
        <source>Measuring perplexity</source>
        <translation>Messung der Perplexität</translation>
    </message>
    <message>
        <source>Inspecting the model</source>
        <translation>Untersuchung des Modells</translation>
    </message>
    <message>
        <source>Planting outliers</source>
        <translation>Ausreißer werden eingepflanzt</translation>
    </message>
    <message>
        <source>Training windows of blocks</source>
        <translation>Fenster aus Blöcken werden trainiert</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Round to nearest</source>
        <translation>Einfaches Runden</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes, seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>Optimizer step</source>
        <translation>Optimierungsschritt</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>Quadratischer Fehler</translation>
    </message>
    <message>
        <source>Hidden divergence</source>
        <translation>Verborgene Divergenz</translation>
    </message>
    <message>
        <source>Output divergence</source>
        <translation>Ausgabedivergenz</translation>
    </message>
    <message>
        <source>Regulariser</source>
        <translation>Regularisierung</translation>
    </message>
    <message>
        <source>Calibration, each epoch</source>
        <translation>Kalibrierung, je Epoche</translation>
    </message>
    <message>
        <source>Held out, each epoch</source>
        <translation>Zurückgehalten, je Epoche</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>blocks %1</source>
        <translation>Blöcke %1</translation>
    </message>
    <message>
        <source>would not train and is back where it began, at loss %1</source>
        <translation>ließ sich nicht trainieren und ist wieder am Anfang, bei Verlust %1</translation>
    </message>
    <message>
        <source>loss %1 to %2</source>
        <translation>Verlust %1 auf %2</translation>
    </message>
    <message>
        <source>held out %1 to %2</source>
        <translation>zurückgehalten %1 auf %2</translation>
    </message>
    <message>
        <source>%1 of the weights rounded differently</source>
        <translation>%1 der Gewichte anders gerundet</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Block %1: %2.</source>
        <translation>Block %1: %2.</translation>
    </message>
    <message>
        <source>Blocks %1: %2.</source>
        <translation>Blöcke %1: %2.</translation>
    </message>
</context>
<context>
    <name>precis::Actions</name>
    <message>
        <source>&amp;Open Model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>Open a model: a folder with config.json, weights and tokenizer</source>
        <translation>Ein Modell öffnen: einen Ordner mit config.json, Gewichten und Tokenizer</translation>
    </message>
    <message>
        <source>Open &amp;Run…</source>
        <translation>&amp;Lauf öffnen…</translation>
    </message>
    <message>
        <source>Open the folder of a run to see it again or to resume it</source>
        <translation>Den Ordner eines Laufs öffnen, um ihn wieder anzusehen oder fortzusetzen</translation>
    </message>
    <message>
        <source>Open Re&amp;cipe…</source>
        <translation>&amp;Rezept öffnen…</translation>
    </message>
    <message>
        <source>Open a recipe that was exported</source>
        <translation>Ein exportiertes Rezept öffnen</translation>
    </message>
    <message>
        <source>&amp;Export Configuration…</source>
        <translation>&amp;Konfiguration exportieren…</translation>
    </message>
    <message>
        <source>Write the recipe as a file for precis-cli and for later</source>
        <translation>Das Rezept als Datei für precis-cli und für später schreiben</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the workbench</source>
        <translation>Die Werkbank schließen</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Language, palette, threads, folder for runs</source>
        <translation>Sprache, Farbpalette, Threads, Ordner für Läufe</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Quantize the model with this recipe</source>
        <translation>Das Modell mit diesem Rezept quantisieren</translation>
    </message>
    <message>
        <source>Conti&amp;nue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Den Lauf weiterführen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Hold the run; it keeps its place</source>
        <translation>Den Lauf anhalten; er bleibt an seiner Stelle</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>End the run; finished blocks are kept</source>
        <translation>Den Lauf beenden; fertige Blöcke bleiben erhalten</translation>
    </message>
    <message>
        <source>Resu&amp;me</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Continue the run on display behind its last finished block</source>
        <translation>Den angezeigten Lauf hinter seinem letzten fertigen Block fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>&amp;Auswerten</translation>
    </message>
    <message>
        <source>Measure perplexity on the evaluation text</source>
        <translation>Die Perplexität auf dem Auswertungstext messen</translation>
    </message>
    <message>
        <source>&amp;Inspect Outliers</source>
        <translation>A&amp;usreißer untersuchen</translation>
    </message>
    <message>
        <source>Find the largest weights and activations of every channel</source>
        <translation>Die größten Gewichte und Aktivierungen jedes Kanals finden</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>List all keyboard shortcuts</source>
        <translation>Alle Tastenkürzel auflisten</translation>
    </message>
    <message>
        <source>&amp;About Precis</source>
        <translation>Ü&amp;ber Precis</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Start Pa&amp;ge</source>
        <translation>&amp;Startseite</translation>
    </message>
    <message>
        <source>Go to the page with the demo, recent models and unfinished runs</source>
        <translation>Zur Seite mit der Demo, den zuletzt geöffneten Modellen und unfertigen Läufen gehen</translation>
    </message>
    <message>
        <source>&amp;Plant Outliers…</source>
        <translation>Ausreißer ein&amp;pflanzen…</translation>
    </message>
    <message>
        <source>Copy the model and give it activation outliers without changing its function</source>
        <translation>Das Modell kopieren und der Kopie Ausreißer der Aktivierungen geben, ohne ihre Funktion zu ändern</translation>
    </message>
</context>
<context>
    <name>precis::ActivityLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>%1 Speicher</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping: the current step ends first…</source>
        <translation>Stoppt: Der laufende Schritt wird noch beendet…</translation>
    </message>
    <message>
        <source>%1, block %2 (of %3)</source>
        <translation>%1, Block %2 (von %3)</translation>
    </message>
    <message>
        <source>%1, block %2</source>
        <translation>%1, Block %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Done in %1, at most %2 of memory</source>
        <translation>Fertig in %1, höchstens %2 Speicher</translation>
    </message>
    <message>
        <source>Stopped; finished blocks are kept</source>
        <translation>Gestoppt; fertige Blöcke bleiben erhalten</translation>
    </message>
    <message>
        <source>Failed; finished blocks are kept</source>
        <translation>Fehlgeschlagen; fertige Blöcke bleiben erhalten</translation>
    </message>
    <message>
        <source>Training window %1 of %2: %3</source>
        <translation>Training von Fenster %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>precis::AdditiveView</name>
    <message>
        <source>Basic %1</source>
        <translation>Basis %1</translation>
    </message>
    <message>
        <source>Extended %1</source>
        <translation>Erweitert %1</translation>
    </message>
    <message>
        <source>Importance of each input channel</source>
        <translation>Wichtigkeit jedes Eingangskanals</translation>
    </message>
    <message>
        <source>As they are &amp;stored</source>
        <translation>Wie &amp;gespeichert</translation>
    </message>
    <message>
        <source>Shows the channels in the order in which vectors are made of them.</source>
        <translation>Zeigt die Kanäle in der Reihenfolge, in der aus ihnen Vektoren gebildet werden.</translation>
    </message>
    <message>
        <source>As in the rec&amp;ipe</source>
        <translation>Wie im Re&amp;zept</translation>
    </message>
    <message>
        <source>&amp;Use this share</source>
        <translation>Diesen Anteil &amp;verwenden</translation>
    </message>
    <message>
        <source>Writes the share of critical channels into the recipe. It can be undone.</source>
        <translation>Schreibt den Anteil kritischer Kanäle ins Rezept. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>What each codebook adds</source>
        <translation>Was jedes Codebuch beiträgt</translation>
    </message>
    <message>
        <source>Use of codewords</source>
        <translation>Nutzung der Codewörter</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Codebuch</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Figures of the codebooks</source>
        <translation>Zahlen der Codebücher</translation>
    </message>
    <message>
        <source>Running the calibration text through the model up to this layer, and fitting its codebooks…</source>
        <translation>Der Kalibrierungstext läuft bis zu dieser Schicht durch das Modell, und ihre Codebücher werden angepasst…</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>With %1 and those before it</source>
        <translation>Mit %1 und denen davor</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Codewords, by falling use</source>
        <translation>Codewörter, nach fallender Nutzung</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Rang %1</translation>
    </message>
    <message>
        <source>Use of codewords; dead: %1</source>
        <translation>Nutzung der Codewörter; tote: %1</translation>
    </message>
    <message>
        <source>layer error %1 at %2 bits per weight</source>
        <translation>Fehler der Schicht %1 bei %2 Bit pro Gewicht</translation>
    </message>
    <message>
        <source>No channel is critical: %1.</source>
        <translation>Kein Kanal ist kritisch: %1.</translation>
    </message>
    <message>
        <source>By the recipe: %1.</source>
        <translation>Nach dem Rezept: %1.</translation>
    </message>
    <message>
        <source>Quantizing…</source>
        <translation>Wird quantisiert…</translation>
    </message>
    <message>
        <source>C&amp;odebook:</source>
        <translation>&amp;Codebuch:</translation>
    </message>
    <message>
        <source>Layer error</source>
        <translation>Fehler der Schicht</translation>
    </message>
    <message>
        <source>Critical channels: %1 of %2, %3.</source>
        <translation>Kritische Kanäle: %1 von %2, %3.</translation>
    </message>
    <message>
        <source>Rounds of fitting: %1; a run takes up to %2.</source>
        <translation>Runden der Anpassung: %1; ein Lauf nimmt bis zu %2.</translation>
    </message>
</context>
<context>
    <name>precis::Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>precis::BarPlot</name>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Standardfehler</translation>
    </message>
    <message>
        <source>%1: %2 ± %3</source>
        <translation>%1: %2 ± %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>precis::BitsBar</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>What the bits are spent on</source>
        <translation>Wofür die Bits verwendet werden</translation>
    </message>
</context>
<context>
    <name>precis::BitsSlider</name>
    <message>
        <source>Bits of additive codebooks</source>
        <translation>Bit der additiven Codebücher</translation>
    </message>
    <message>
        <source>Codes take %1 bits per weight; what codebooks add depends on the model.</source>
        <translation>Codes brauchen %1 Bit pro Gewicht; was die Codebücher hinzufügen, hängt vom Modell ab.</translation>
    </message>
    <message>
        <source>%1 bits per weight on this model, %2 of them codes.</source>
        <translation>%1 Bit pro Gewicht bei diesem Modell, davon %2 Codes.</translation>
    </message>
    <message>
        <source>Fewer bits</source>
        <translation>Weniger Bit</translation>
    </message>
    <message>
        <source>Less error</source>
        <translation>Weniger Fehler</translation>
    </message>
    <message>
        <source>Bits against error</source>
        <translation>Bit gegen Fehler</translation>
    </message>
    <message>
        <source>Chooses codebooks, their size and the share of critical channels together.</source>
        <translation>Wählt Codebücher, ihre Größe und den Anteil kritischer Kanäle zusammen.</translation>
    </message>
</context>
<context>
    <name>precis::BlockStrip</name>
    <message>
        <source>Blocks of the model</source>
        <translation>Blöcke des Modells</translation>
    </message>
    <message>
        <source>%1 of %2 blocks are finished.</source>
        <translation>%1 von %2 Blöcken sind fertig.</translation>
    </message>
    <message>
        <source>The window is over %1.</source>
        <translation>Unter dem Fenster: %1.</translation>
    </message>
    <message>
        <source>Block %1 is finished</source>
        <translation>Block %1 ist fertig</translation>
    </message>
    <message>
        <source>Block %1 is in the window</source>
        <translation>Block %1 liegt im Fenster</translation>
    </message>
    <message>
        <source>Block %1 is not finished</source>
        <translation>Block %1 ist nicht fertig</translation>
    </message>
</context>
<context>
    <name>precis::CodebookEffectModel</name>
    <message>
        <source>What the recipe says.</source>
        <translation>Was das Rezept sagt.</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>%1, SVD %2</source>
        <translation>%1, SVD %2</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>Codebücher</translation>
    </message>
    <message>
        <source>How many bits each number of a codebook takes, and what share of the singular values is kept.</source>
        <translation>Wie viele Bit jede Zahl eines Codebuchs braucht und welcher Anteil der Singulärwerte bleibt.</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Bits per weight, everything that is stored counted.</source>
        <translation>Bit pro Gewicht, alles Gespeicherte gezählt.</translation>
    </message>
    <message>
        <source>Layer error</source>
        <translation>Fehler der Schicht</translation>
    </message>
    <message>
        <source>Of what the layer puts out: the squared error over its own size.</source>
        <translation>Der Ausgabe der Schicht: der quadratische Fehler, geteilt durch ihre Größe.</translation>
    </message>
</context>
<context>
    <name>precis::CodebookPlot</name>
    <message>
        <source>Codewords</source>
        <translation>Codewörter</translation>
    </message>
    <message>
        <source>Dead: nearest to no vector</source>
        <translation>Tot: keinem Vektor am nächsten</translation>
    </message>
    <message>
        <source>Codeword</source>
        <translation>Codewort</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Share of the error</source>
        <translation>Anteil am Fehler</translation>
    </message>
</context>
<context>
    <name>precis::CodebookScrubber</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play the rounds of the fit</source>
        <translation>Die Runden der Anpassung abspielen</translation>
    </message>
    <message>
        <source>Round of the fit</source>
        <translation>Runde der Anpassung</translation>
    </message>
    <message>
        <source>The rounds of expectation and maximization from the seeds on, then what the sweep made of the codebook, and what the run stored.</source>
        <translation>Die Runden aus Erwartung und Maximierung von den Startwerten an, dann was der Durchgang aus dem Codebuch machte, und was der Lauf gespeichert hat.</translation>
    </message>
</context>
<context>
    <name>precis::CodebooksPage</name>
    <message>
        <source>Codeword</source>
        <translation>Codewort</translation>
    </message>
    <message>
        <source>Codeword %1</source>
        <translation>Codewort %1</translation>
    </message>
    <message>
        <source>Vectors of neighbouring weights and the codewords that stand for them appear here, round by round of their fit, with the use and the error of each codeword.</source>
        <translation>Hier erscheinen Vektoren benachbarter Gewichte und die Codewörter, die für sie stehen, Runde für Runde ihrer Anpassung, mit Nutzung und Fehler jedes Codeworts.</translation>
    </message>
    <message>
        <source>No layer was looked at yet.</source>
        <translation>Noch keine Schicht wurde untersucht.</translation>
    </message>
    <message>
        <source>Running the calibration text through the model up to this layer, and fitting its codebooks…</source>
        <translation>Der Kalibrierungstext läuft bis zu dieser Schicht durch das Modell, und ihre Codebücher werden angepasst…</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>Codebücher</translation>
    </message>
    <message>
        <source>&amp;Column group:</source>
        <translation>S&amp;paltengruppe:</translation>
    </message>
    <message>
        <source>Row group</source>
        <translation>Zeilengruppe</translation>
    </message>
    <message>
        <source>Column group</source>
        <translation>Spaltengruppe</translation>
    </message>
    <message>
        <source>Each group of rows has codebooks of its own.</source>
        <translation>Jede Gruppe von Zeilen hat eigene Codebücher.</translation>
    </message>
    <message>
        <source>Each group of columns has codebooks of its own.</source>
        <translation>Jede Gruppe von Spalten hat eigene Codebücher.</translation>
    </message>
    <message>
        <source>Vectors of each codeword</source>
        <translation>Vektoren je Codewort</translation>
    </message>
    <message>
        <source>Error of each codeword</source>
        <translation>Fehler je Codewort</translation>
    </message>
    <message>
        <source>Error by round</source>
        <translation>Fehler je Runde</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>Figures of the codebook</source>
        <translation>Zahlen des Codebuchs</translation>
    </message>
    <message>
        <source> of %1</source>
        <comment>behind the number of a group</comment>
        <translation> von %1</translation>
    </message>
    <message>
        <source>Hessian weight</source>
        <translation>Hesse-Gewicht</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>First weight of a pair</source>
        <translation>Erstes Gewicht eines Paars</translation>
    </message>
    <message>
        <source>First main axis</source>
        <translation>Erste Hauptachse</translation>
    </message>
    <message>
        <source>Second weight</source>
        <translation>Zweites Gewicht</translation>
    </message>
    <message>
        <source>Second main axis</source>
        <translation>Zweite Hauptachse</translation>
    </message>
    <message>
        <source>Weights and codewords</source>
        <translation>Gewichte und Codewörter</translation>
    </message>
    <message>
        <source>Projection of %1 numbers onto two, which shows %2 of their variance</source>
        <translation>Projektion von %1 Zahlen auf zwei, die %2 ihrer Varianz zeigt</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Share of the error (%)</source>
        <translation>Anteil am Fehler (%)</translation>
    </message>
    <message>
        <source>Vectors of each codeword (✕: dead, used by none)</source>
        <translation>Vektoren je Codewort (✕: tot, von keinem genutzt)</translation>
    </message>
    <message>
        <source>Dead codewords, used by no vector: %1.</source>
        <translation>Tote Codewörter, von keinem Vektor genutzt: %1.</translation>
    </message>
    <message>
        <source>After the sweep: weighted error %1. Codes now make up for other vectors&apos; errors, which takes them away from the nearest codeword.</source>
        <translation>Nach dem Durchgang: gewichteter Fehler %1. Codes gleichen nun Fehler anderer Vektoren aus und sind darum nicht mehr immer das nächste Codewort.</translation>
    </message>
    <message>
        <source>Seeds: weighted error %1 of the weights&apos; own size.</source>
        <translation>Startwerte: gewichteter Fehler %1 der Größe der Gewichte selbst.</translation>
    </message>
    <message>
        <source>Round %1 of %2: weighted error %3.</source>
        <translation>Runde %1 von %2: gewichteter Fehler %3.</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Weighted error (%)</source>
        <translation>Gewichteter Fehler (%)</translation>
    </message>
    <message>
        <source>Weighted error</source>
        <translation>Gewichteter Fehler</translation>
    </message>
    <message>
        <source>Rows %1 and columns %2 share %3 codewords of length %4 for %5 vectors. The layer: error %6 at %7 bits per weight, over %8 tokens.</source>
        <translation>Zeilen %1 und Spalten %2 teilen %3 Codewörter der Länge %4 für %5 Vektoren. Die Schicht: Fehler %6 bei %7 Bit pro Gewicht, über %8 Token.</translation>
    </message>
    <message>
        <source>Every %1 neighbouring weights are a sum of codewords, one of each codebook, times a scale of their row. Critical channels add the extended codebooks.</source>
        <translation>Je %1 benachbarte Gewichte sind eine Summe von Codewörtern, eines aus jedem Codebuch, mal einer Skala ihrer Zeile. Kritische Kanäle fügen die erweiterten Codebücher hinzu.</translation>
    </message>
    <message>
        <source>Error of the layer, by how its codebooks are stored</source>
        <translation>Fehler der Schicht, je nach Speicherung ihrer Codebücher</translation>
    </message>
    <message>
        <source>The whole layer, quantized with its codebooks stored in these ways:</source>
        <translation>Die ganze Schicht, quantisiert mit so gespeicherten Codebüchern:</translation>
    </message>
    <message>
        <source>Quantizing the layer with its codebooks stored in other ways…</source>
        <translation>Die Schicht wird mit anders gespeicherten Codebüchern quantisiert…</translation>
    </message>
    <message>
        <source>Fitting anew…</source>
        <translation>Wird neu angepasst…</translation>
    </message>
    <message>
        <source>Row &amp;group:</source>
        <translation>Zeile&amp;ngruppe:</translation>
    </message>
    <message>
        <source>Codeword %1 – vectors: %2, share of the error: %3</source>
        <translation>Codewort %1 – Vektoren: %2, Anteil am Fehler: %3</translation>
    </message>
    <message>
        <source>As the run stored it: weighted error %1.</source>
        <translation>Wie der Lauf es gespeichert hat: gewichteter Fehler %1.</translation>
    </message>
    <message>
        <source>Of the plain weights on full-precision inputs, that is: the run aimed at the original&apos;s outputs instead, so more error here can be less in the end.</source>
        <translation>Das heißt gegenüber den unveränderten Gewichten bei Eingaben voller Genauigkeit: Der Lauf zielte stattdessen auf die Ausgaben des Originals; mehr Fehler hier kann deshalb am Ende weniger sein.</translation>
    </message>
</context>
<context>
    <name>precis::DeploymentPage</name>
    <message>
        <source>Deployment</source>
        <translation>Einsatz</translation>
    </message>
    <message>
        <source>A language model that writes one token at a time spends most of it multiplying matrices with vectors, and what limits that is how fast memory brings the weights. Here this machine multiplies a layer in several formats, with our own kernels, and reads memory in the same measurement.</source>
        <translation>Ein Sprachmodell, das Token für Token schreibt, multipliziert die meiste Zeit Matrizen mit Vektoren, und die Grenze ist, wie schnell der Speicher die Gewichte liefert. Hier multipliziert dieser Rechner eine Schicht in mehreren Formaten, mit unseren eigenen Kerneln, und liest in derselben Messung den Speicher.</translation>
    </message>
    <message>
        <source>&amp;Layer:</source>
        <translation>&amp;Schicht:</translation>
    </message>
    <message>
        <source>&amp;Columns:</source>
        <translation>S&amp;palten:</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Takes about three seconds. Other programs that keep the machine busy disturb it.</source>
        <translation>Dauert etwa drei Sekunden. Andere Programme, die den Rechner beschäftigen, stören.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Size and time of each format</source>
        <translation>Größe und Zeit jedes Formats</translation>
    </message>
    <message>
        <source>Time of a product with a vector (µs, lower is better)</source>
        <translation>Zeit eines Produkts mit einem Vektor (µs, weniger ist besser)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Another shape</source>
        <translation>Andere Form</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>Noch ist nichts gemessen.</translation>
    </message>
    <message>
        <source>A layer of %1 on %2 threads with %3 instructions. Memory brings %4 a second.</source>
        <translation>Eine Schicht von %1 auf %2 Threads mit %3-Befehlen. Der Speicher liefert %4 in der Sekunde.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>As fast as memory brings the weights</source>
        <translation>So schnell, wie der Speicher die Gewichte liefert</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1, gemessen</translation>
    </message>
    <message>
        <source>%1, by memory alone</source>
        <translation>%1, allein durch den Speicher</translation>
    </message>
    <message>
        <source>R&amp;ows:</source>
        <translation>&amp;Zeilen:</translation>
    </message>
    <message>
        <source>Rows times columns can be %1 at most: more would not fit into the memory of many machines.</source>
        <translation>Zeilen mal Spalten dürfen höchstens %1 sein: Mehr passt auf vielen Rechnern nicht in den Speicher.</translation>
    </message>
</context>
<context>
    <name>precis::EstimateLine</name>
    <message>
        <source>Open a model to see the size it will come to.</source>
        <translation>Nach dem Öffnen eines Modells steht hier die erwartete Größe.</translation>
    </message>
    <message>
        <source>The predicted size appears when every field is right.</source>
        <translation>Die erwartete Größe erscheint, sobald alle Felder stimmen.</translation>
    </message>
    <message>
        <source>Predicted: %1 bits per weight, %2 instead of %3 for the linear layers.</source>
        <translation>Erwartet: %1 Bit pro Gewicht, %2 statt %3 für die linearen Schichten.</translation>
    </message>
    <message>
        <source>About %1 on this machine.</source>
        <translation>Ungefähr %1 auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Predicted size and time</source>
        <translation>Erwartete Größe und Zeit</translation>
    </message>
</context>
<context>
    <name>precis::HeatMap</name>
    <message>
        <source>%1: no value</source>
        <translation>%1: kein Wert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1, %2 %3</translation>
    </message>
</context>
<context>
    <name>precis::LayerChooser</name>
    <message>
        <source>&amp;Kind of layer:</source>
        <translation>&amp;Schichtart:</translation>
    </message>
    <message>
        <source>&amp;Block:</source>
        <translation>Bl&amp;ock:</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>Schichtart</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
</context>
<context>
    <name>precis::LayerErrorModel</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Squared error of the layer&apos;s output on the calibration inputs, relative to the output itself.</source>
        <translation>Quadratischer Fehler der Ausgabe der Schicht bei den Kalibrierungseingaben, relativ zur Ausgabe selbst.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bit pro Gewicht</translation>
    </message>
    <message>
        <source>Relative output error</source>
        <translation>Relativer Ausgabefehler</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
</context>
<context>
    <name>precis::LayerErrorsView</name>
    <message>
        <source>Relative output error of each layer</source>
        <translation>Relativer Ausgabefehler jeder Schicht</translation>
    </message>
    <message>
        <source>Quantized layers</source>
        <translation>Quantisierte Schichten</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Relative output error</source>
        <translation>Relativer Ausgabefehler</translation>
    </message>
    <message>
        <source>Block %1, %2</source>
        <translation>Block %1, %2</translation>
    </message>
</context>
<context>
    <name>precis::LinePlot</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>Control with up and down moves a threshold, with Shift in larger steps; control with left and right picks the other one.</source>
        <translation>Strg mit Auf und Ab verschiebt eine Schwelle, mit Umschalt in größeren Schritten; Strg mit Links und Rechts wählt die andere.</translation>
    </message>
</context>
<context>
    <name>precis::LogModel</name>
    <message>
        <source>Resumed recipe %1 at block %2 of %3.</source>
        <translation>Rezept %1 bei Block %2 von %3 fortgesetzt.</translation>
    </message>
    <message>
        <source>Started recipe %1: %2 blocks, %3 calibration windows (%4 asked for) of %5 tokens.</source>
        <translation>Rezept %1 gestartet: %2 Blöcke, %3 Kalibrierungsfenster (%4 verlangt) zu %5 Token.</translation>
    </message>
    <message>
        <source>Block %1, %2: relative output error %3 at %4 bits per weight, %5.</source>
        <translation>Block %1, %2: relativer Ausgabefehler %3 bei %4 Bit pro Gewicht, %5.</translation>
    </message>
    <message>
        <source>%1: perplexity %2 (%3, %4 predictions).</source>
        <translation>%1: Perplexität %2 (%3, %4 Vorhersagen).</translation>
    </message>
    <message>
        <source>Block %1 is saved.</source>
        <translation>Block %1 ist gespeichert.</translation>
    </message>
    <message>
        <source>Stopped. Finished blocks are kept; resume continues behind them.</source>
        <translation>Gestoppt. Fertige Blöcke bleiben erhalten; „Fortsetzen“ macht hinter ihnen weiter.</translation>
    </message>
    <message>
        <source>Done in %1: %2 bits per weight, at most %3 of memory.</source>
        <translation>Fertig in %1: %2 Bit pro Gewicht, höchstens %3 Speicher.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>precis::LogView</name>
    <message>
        <source>Log</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>precis::MainWindow</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>%1 – %2 – Precis</source>
        <translation>%1 – %2 – Precis</translation>
    </message>
    <message>
        <source>%1 – Precis</source>
        <translation>%1 – Precis</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>Codebücher</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Einsatz</translation>
    </message>
</context>
<context>
    <name>precis::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Recent &amp;Models</source>
        <translation>&amp;Zuletzt geöffnete Modelle</translation>
    </message>
    <message>
        <source>Prese&amp;t</source>
        <translation>&amp;Voreinstellung</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a model, a run or a recipe</source>
        <translation>Ein Modell, einen Lauf oder ein Rezept öffnen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Begin with the recipe of a published method</source>
        <translation>Mit dem Rezept eines veröffentlichten Verfahrens beginnen</translation>
    </message>
    <message>
        <source>No model has been opened yet</source>
        <translation>Noch wurde kein Modell geöffnet</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
</context>
<context>
    <name>precis::NextSteps</name>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>Try %1 bits</source>
        <translation>%1 Bit probieren</translation>
    </message>
    <message>
        <source>Run this recipe once more with %1 bits, on the same texts</source>
        <translation>Dieses Rezept noch einmal mit %1 Bit ausführen, mit denselben Texten</translation>
    </message>
    <message>
        <source>Compare with GPTQ</source>
        <translation>Mit GPTQ vergleichen</translation>
    </message>
    <message>
        <source>Run this recipe once more with the Hessian sweep, on the same texts</source>
        <translation>Dieses Rezept noch einmal mit dem Hesse-Durchgang ausführen, mit denselben Texten</translation>
    </message>
    <message>
        <source>Export the configuration…</source>
        <translation>Die Konfiguration exportieren…</translation>
    </message>
    <message>
        <source>Write the recipe as a file for precis-cli and for later</source>
        <translation>Das Rezept als Datei für precis-cli und für später schreiben</translation>
    </message>
    <message>
        <source>Plant outliers and go to W4A4</source>
        <translation>Ausreißer einpflanzen und zu W4A4</translation>
    </message>
    <message>
        <source>Copy the model, give the copy the activation outliers that large models have, and quantize it to weights and activations of 4 bits</source>
        <translation>Das Modell kopieren, der Kopie die Ausreißer der Aktivierungen geben, die große Modelle haben, und sie auf Gewichte und Aktivierungen von 4 Bit quantisieren</translation>
    </message>
</context>
<context>
    <name>precis::OutlierModel</name>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Input channels</source>
        <translation>Eingangskanäle</translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation>Größtes Gewicht</translation>
    </message>
    <message>
        <source>Largest input</source>
        <translation>Größte Eingabe</translation>
    </message>
</context>
<context>
    <name>precis::OutliersPage</name>
    <message>
        <source>The largest absolute value of each input channel appears here, of the weights and of what flows into them. A few channels far above the rest are what makes a layer hard to quantize.</source>
        <translation>Hier erscheint der größte Betrag jedes Eingangskanals: der Gewichte und dessen, was in sie hineinfließt. Einige Kanäle weit über den übrigen sind es, die eine Schicht schwer quantisierbar machen.</translation>
    </message>
    <message>
        <source>The first layer was not looked at yet.</source>
        <translation>Die erste Schicht wurde noch nicht untersucht.</translation>
    </message>
    <message>
        <source>The model was not looked at yet.</source>
        <translation>Das Modell wurde noch nicht untersucht.</translation>
    </message>
    <message>
        <source>Inspect the model</source>
        <translation>Das Modell untersuchen</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>&amp;Look at:</source>
        <translation>&amp;Zeigen:</translation>
    </message>
    <message>
        <source>Input activations</source>
        <translation>Eingangsaktivierungen</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Sort &amp;channels by size</source>
        <translation>&amp;Kanäle nach Größe sortieren</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Largest absolute inputs of %1, in all blocks</source>
        <translation>Größte Eingabebeträge von %1, in allen Blöcken</translation>
    </message>
    <message>
        <source>Largest absolute weights of %1, in all blocks</source>
        <translation>Größte Gewichtsbeträge von %1, in allen Blöcken</translation>
    </message>
    <message>
        <source>Activations were not recorded: the model was inspected without a text.</source>
        <translation>Aktivierungen wurden nicht aufgezeichnet: Das Modell wurde ohne Text untersucht.</translation>
    </message>
    <message>
        <source>Channels, by falling input</source>
        <translation>Kanäle, nach fallender Eingabe</translation>
    </message>
    <message>
        <source>Channels, by falling weight</source>
        <translation>Kanäle, nach fallendem Gewicht</translation>
    </message>
    <message>
        <source>Largest absolute values of %1 in block %2</source>
        <translation>Größte Beträge von %1 in Block %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After preprocessing</source>
        <translation>Nach der Vorverarbeitung</translation>
    </message>
    <message>
        <source>Largest absolute inputs of %1 in block %2</source>
        <translation>Größte Eingabebeträge von %1 in Block %2</translation>
    </message>
    <message>
        <source>Largest absolute weights of %1 in block %2</source>
        <translation>Größte Gewichtsbeträge von %1 in Block %2</translation>
    </message>
</context>
<context>
    <name>precis::OverridesEditor</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Give some layers other settings than the rest.</source>
        <translation>Einigen Schichten andere Einstellungen als den übrigen geben.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Layer overrides</source>
        <translation>Ausnahmen für Schichten</translation>
    </message>
</context>
<context>
    <name>precis::OverridesModel</name>
    <message>
        <source>Layers whose full name matches, for example blocks.0.* or *.down_proj.</source>
        <translation>Schichten, deren voller Name passt, zum Beispiel blocks.0.* oder *.down_proj.</translation>
    </message>
    <message>
        <source>Bits of these layers. 16 leaves them as they are; empty: as in the recipe.</source>
        <translation>Bit dieser Schichten. 16 lässt sie unverändert; leer: wie im Rezept.</translation>
    </message>
    <message>
        <source>Group size of these layers. Empty: as in the recipe.</source>
        <translation>Gruppengröße dieser Schichten. Leer: wie im Rezept.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>Gruppengröße</translation>
    </message>
    <message>
        <source>Input channels above it are scaled by coarse-to-fine preprocessing. Empty: preprocessing looks for it. The Outliers page shows what it does.</source>
        <translation>Eingangskanäle darüber werden von der Vorverarbeitung (grob nach fein) skaliert. Leer: Die Vorverarbeitung sucht die Schwelle. Die Seite „Ausreißer“ zeigt, was sie bewirkt.</translation>
    </message>
    <message>
        <source>Weights above it are truncated by coarse-to-fine preprocessing. Empty: preprocessing looks for it. The Outliers page shows what it does.</source>
        <translation>Gewichte darüber werden von der Vorverarbeitung (grob nach fein) gekappt. Leer: Die Vorverarbeitung sucht die Schwelle. Die Seite „Ausreißer“ zeigt, was sie bewirkt.</translation>
    </message>
    <message>
        <source>Activation threshold</source>
        <translation>Schwelle der Aktivierungen</translation>
    </message>
    <message>
        <source>Weight threshold</source>
        <translation>Schwelle der Gewichte</translation>
    </message>
</context>
<context>
    <name>precis::OverviewPage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The original, rounding to nearest at the same bits and your run appear here side by side: perplexity, bits per weight, size and time.</source>
        <translation>Hier stehen das Original, einfaches Runden bei gleicher Bitzahl und der eigene Lauf nebeneinander: Perplexität, Bit pro Gewicht, Größe und Zeit.</translation>
    </message>
    <message>
        <source>Nothing was run or measured yet.</source>
        <translation>Noch ist nichts gelaufen und nichts gemessen.</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Den Lauf starten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Perplexity (lower is better)</source>
        <translation>Perplexität (kleiner ist besser)</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bit pro Gewicht</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Nothing is measured yet. A run measures at its end when it has an evaluation text; Evaluate measures at any time.</source>
        <translation>Noch ist nichts gemessen. Ein Lauf misst an seinem Ende, wenn er einen Auswertungstext hat; „Auswerten“ misst jederzeit.</translation>
    </message>
    <message>
        <source>What the bits of this run are spent on:</source>
        <translation>Wofür die Bits dieses Laufs verwendet werden:</translation>
    </message>
</context>
<context>
    <name>precis::Page</name>
    <message>
        <source>No model is open.</source>
        <translation>Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Ein Modell öffnen…</translation>
    </message>
</context>
<context>
    <name>precis::PerplexityModel</name>
    <message>
        <source>Of the linear layers in the blocks: what a recipe quantizes.</source>
        <translation>Der linearen Schichten in den Blöcken: was ein Rezept quantisiert.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Standardfehler</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bit pro Gewicht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>precis::PlantDialog</name>
    <message>
        <source>Plant Outliers</source>
        <translation>Ausreißer einpflanzen</translation>
    </message>
    <message>
        <source>Large models have a few channels whose activations are far larger than all others, which makes activations hard to quantize. Small models lack them. This copies the model and plants such channels: the gains of the norms grow, the weights behind them shrink, and what the model computes stays the same.</source>
        <translation>Große Modelle haben einige Kanäle, deren Aktivierungen weit größer sind als alle übrigen; das macht Aktivierungen schwer quantisierbar. Kleinen Modellen fehlen sie. Dies kopiert das Modell und pflanzt solche Kanäle ein: Die Verstärkungen der Normen wachsen, die Gewichte dahinter schrumpfen, und was das Modell rechnet, bleibt gleich.</translation>
    </message>
    <message>
        <source>How many channels of the model width stand out, the same in every block.</source>
        <translation>Wie viele Kanäle der Modellbreite herausragen, dieselben in jedem Block.</translation>
    </message>
    <message>
        <source>How many times as large these channels become.</source>
        <translation>Auf das Wievielfache diese Kanäle wachsen.</translation>
    </message>
    <message>
        <source>Chooses the channels.</source>
        <translation>Wählt die Kanäle aus.</translation>
    </message>
    <message>
        <source>The copy goes here. It is a model like any other and says that its outliers are planted.</source>
        <translation>Hierher kommt die Kopie. Sie ist ein Modell wie jedes andere und gibt an, dass ihre Ausreißer eingepflanzt sind.</translation>
    </message>
    <message>
        <source>Choose the folder for the copy</source>
        <translation>Den Ordner für die Kopie wählen</translation>
    </message>
    <message>
        <source>&amp;Plant</source>
        <translation>Ein&amp;pflanzen</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>&amp;Factor</source>
        <translation>&amp;Faktor</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder for the Copy</source>
        <translation>Ordner für die Kopie</translation>
    </message>
    <message>
        <source>Name a folder for the copy.</source>
        <translation>Einen Ordner für die Kopie angeben.</translation>
    </message>
    <message>
        <source>This folder is in use. Choose a new one: nothing is overwritten.</source>
        <translation>Dieser Ordner ist in Gebrauch. Bitte einen neuen wählen: Nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>With this factor the model stays the same within rounding.</source>
        <translation>Mit diesem Faktor bleibt das Modell bis auf Rundung dasselbe.</translation>
    </message>
    <message>
        <source>The model is stored in half precision: with this factor its weights are rounded once more. 16, 32 or 64 round next to nothing.</source>
        <translation>Das Modell ist in halber Genauigkeit gespeichert: Mit diesem Faktor werden seine Gewichte noch einmal gerundet. 16, 32 oder 64 runden so gut wie nichts.</translation>
    </message>
</context>
<context>
    <name>precis::PlotView</name>
    <message>
        <source>Show all data</source>
        <translation>Alle Daten zeigen</translation>
    </message>
    <message>
        <source>Save the plot as a picture…</source>
        <translation>Das Diagramm als Bild speichern…</translation>
    </message>
    <message>
        <source>Save the plot&apos;s numbers…</source>
        <translation>Die Zahlen des Diagramms speichern…</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Fit the plot to its data, or save it as PNG, SVG, PDF or CSV.</source>
        <translation>Das Diagramm an seine Daten anpassen oder als PNG, SVG, PDF oder CSV speichern.</translation>
    </message>
    <message>
        <source>Arrow keys read the values, Return selects, plus and minus zoom, Home shows all.</source>
        <translation>Pfeiltasten lesen die Werte, die Eingabetaste wählt aus, Plus und Minus zoomen, Pos1 zeigt alles.</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves, a double click shows all data. The arrow keys read the values.</source>
        <translation>Das Mausrad zoomt, Ziehen verschiebt, ein Doppelklick zeigt alle Daten. Die Pfeiltasten lesen die Werte.</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>The plot was saved as “%1”.</source>
        <translation>Das Diagramm wurde als „%1“ gespeichert.</translation>
    </message>
</context>
<context>
    <name>precis::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle Kerne</translation>
    </message>
    <message>
        <source>Threads the engine computes with, from the next job on.</source>
        <translation>Threads, mit denen die Engine rechnet, ab dem nächsten Auftrag.</translation>
    </message>
    <message>
        <source>Choose the folder for runs</source>
        <translation>Den Ordner für Läufe wählen</translation>
    </message>
    <message>
        <source>Every run becomes a folder in this one.</source>
        <translation>Jeder Lauf wird ein Ordner in diesem.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Palette</source>
        <translation>&amp;Farbpalette</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>&amp;Folder for runs</source>
        <translation>&amp;Ordner für Läufe</translation>
    </message>
    <message>
        <source>Folder for runs</source>
        <translation>Ordner für Läufe</translation>
    </message>
</context>
<context>
    <name>precis::ProductTimingModel</name>
    <message>
        <source>32-bit floating point</source>
        <translation>32-Bit-Gleitkomma</translation>
    </message>
    <message>
        <source>8-bit integers</source>
        <translation>8-Bit-Ganzzahlen</translation>
    </message>
    <message>
        <source>4-bit integers</source>
        <translation>4-Bit-Ganzzahlen</translation>
    </message>
    <message>
        <source>2D codebooks, 2 bits</source>
        <translation>2D-Codebücher, 2 Bit</translation>
    </message>
    <message>
        <source>2D codebooks, 4 bits</source>
        <translation>2D-Codebücher, 4 Bit</translation>
    </message>
    <message>
        <source>4D codebooks, 2 bits</source>
        <translation>4D-Codebücher, 2 Bit</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>times as fast</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Codes, codebooks, scales and padding, over the number of weights.</source>
        <translation>Codes, Codebücher, Skalen und Auffüllung, geteilt durch die Zahl der Gewichte.</translation>
    </message>
    <message>
        <source>Of one product of the matrix with a vector: the median of the repetitions.</source>
        <translation>Eines Produkts der Matrix mit einem Vektor: der Median der Wiederholungen.</translation>
    </message>
    <message>
        <source>Against 32-bit floating point.</source>
        <translation>Gegenüber 32-Bit-Gleitkomma.</translation>
    </message>
    <message>
        <source>The bytes it reads a second, over what memory gives. More than 100 % means that the matrix stays in the caches.</source>
        <translation>Die Bytes, die es in der Sekunde liest, geteilt durch das, was der Speicher liefert. Mehr als 100 % heißt, dass die Matrix in den Caches bleibt.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bit pro Gewicht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Of bandwidth</source>
        <translation>Von der Bandbreite</translation>
    </message>
</context>
<context>
    <name>precis::QualityPage</name>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>This run&apos;s negative log likelihood differs from the original&apos;s by %1 nats (mean of %2 token windows, paired).</source>
        <translation>Die negative Log-Likelihood dieses Laufs weicht um %1 Nat von der des Originals ab (Mittel über %2 Tokenfenster, gepaart).</translation>
    </message>
    <message>
        <source>Rounding to nearest differs in negative log likelihood from the original by %1 nats (mean of %2 token windows, paired).</source>
        <translation>Einfaches Runden weicht in der negativen Log-Likelihood um %1 Nat vom Original ab (Mittel über %2 Tokenfenster, gepaart).</translation>
    </message>
    <message>
        <source>That is more than twice its standard error: a real difference.</source>
        <translation>Das ist mehr als das Doppelte des Standardfehlers: ein echter Unterschied.</translation>
    </message>
    <message>
        <source>That is within twice its standard error: this text cannot tell them apart.</source>
        <translation>Das liegt innerhalb des doppelten Standardfehlers: Dieser Text kann beide nicht unterscheiden.</translation>
    </message>
    <message>
        <source>The perplexity of the original and of the quantized model appears here, with the difference in each token window.</source>
        <translation>Hier erscheint die Perplexität des Originals und des quantisierten Modells, mit dem Unterschied in jedem Tokenfenster.</translation>
    </message>
    <message>
        <source>Nothing is measured yet. A run measures at its end, when it has an evaluation text.</source>
        <translation>Noch ist nichts gemessen. Ein Lauf misst an seinem Ende, wenn er einen Auswertungstext hat.</translation>
    </message>
    <message>
        <source>No perplexity was measured yet.</source>
        <translation>Noch wurde keine Perplexität gemessen.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>&amp;Protokoll:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>How the text is cut into token windows. Perplexities compare only under one protocol.</source>
        <translation>Wie der Text in Tokenfenster geschnitten wird. Perplexitäten sind nur bei gleichem Protokoll vergleichbar.</translation>
    </message>
    <message>
        <source>Perplexities under this protocol</source>
        <translation>Perplexitäten nach diesem Protokoll</translation>
    </message>
    <message>
        <source>Difference from the original</source>
        <translation>Unterschied zum Original</translation>
    </message>
    <message>
        <source>Spread of differences</source>
        <translation>Streuung der Unterschiede</translation>
    </message>
    <message>
        <source>Token window</source>
        <translation>Tokenfenster</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Difference (nats)</source>
        <translation>Unterschied (Nat)</translation>
    </message>
    <message>
        <source>Token windows</source>
        <translation>Tokenfenster</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Only the original was measured under this protocol.</source>
        <translation>Nach diesem Protokoll wurde nur das Original gemessen.</translation>
    </message>
    <message>
        <source>The original was not measured under this protocol, so there is nothing to compare.</source>
        <translation>Nach diesem Protokoll wurde das Original nicht gemessen, daher gibt es nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>The models were measured on different token windows; only their perplexities compare.</source>
        <translation>Die Modelle wurden auf verschiedenen Tokenfenstern gemessen; nur ihre Perplexitäten sind vergleichbar.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>precis::RecipeDocument</name>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>precis::RecipeForm</name>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Windows of blocks</source>
        <translation>Fenster aus Blöcken</translation>
    </message>
</context>
<context>
    <name>precis::ResultCard</name>
    <message>
        <source>Perplexity %1, bits per weight %2, size %3, time %4</source>
        <translation>Perplexität %1, Bit pro Gewicht %2, Größe %3, Zeit %4</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Exponential of the mean negative log likelihood, with its standard error.</source>
        <translation>Exponentialfunktion der mittleren negativen Log-Likelihood, mit Standardfehler.</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>Bit pro Gewicht</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Of the linear layers in the blocks: what a recipe quantizes.</source>
        <translation>Der linearen Schichten in den Blöcken: was ein Rezept quantisiert.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The run took this long so far.</source>
        <translation>So lange hat der Lauf bisher gedauert.</translation>
    </message>
    <message>
        <source>Measuring the perplexity took this long.</source>
        <translation>So lange hat die Messung der Perplexität gedauert.</translation>
    </message>
</context>
<context>
    <name>precis::RoundingPage</name>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>For each layer with evenly spaced levels, a map of the weights that were rounded away from the nearest one appears here, and the step sizes before and after training.</source>
        <translation>Für jede Schicht mit gleich weit entfernten Stufen erscheint hier eine Karte der Gewichte, die nicht auf die nächste Stufe gerundet wurden, und die Schrittweiten vor und nach dem Training.</translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation>Es gibt noch keinen Lauf.</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Den Lauf starten</translation>
    </message>
    <message>
        <source>The first block is not finished yet.</source>
        <translation>Der erste Block ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>This run recorded no roundings.</source>
        <translation>Dieser Lauf hat keine Rundungen aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1 of the %2 weights (%3) are not at the level nearest to the original: one by one they are further from it, but their errors cancel in what the layer puts out.</source>
        <translation>%1 der %2 Gewichte (%3) liegen nicht auf der Stufe, die dem Original am nächsten ist: Einzeln sind sie weiter von ihm entfernt, doch in der Ausgabe der Schicht heben sich ihre Fehler auf.</translation>
    </message>
    <message>
        <source>All %1 weights are at the level nearest to the original. The Hessian sweep and training round some of them away from it, so that their errors cancel.</source>
        <translation>Alle %1 Gewichte liegen auf der Stufe, die dem Original am nächsten ist. Hesse-Durchgang und Training runden einige von ihr weg, damit sich ihre Fehler aufheben.</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>Eingangskanal</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Share rounded away</source>
        <translation>Anteil weggerundet</translation>
    </message>
    <message>
        <source>Weights of %1 in block %2 rounded away from the nearest level</source>
        <translation>Nicht auf die nächste Stufe gerundete Gewichte von %1 in Block %2</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Rounded away</source>
        <translation>Weggerundet</translation>
    </message>
    <message>
        <source>Rounded away in each row</source>
        <translation>Weggerundet in jeder Zeile</translation>
    </message>
    <message>
        <source>Groups, by rising step size</source>
        <translation>Gruppen, nach steigender Schrittweite</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>Vor dem Training</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Step sizes before and after training</source>
        <translation>Schrittweiten vor und nach dem Training</translation>
    </message>
    <message>
        <source>Step sizes</source>
        <translation>Schrittweiten</translation>
    </message>
    <message>
        <source>These weights have no step sizes.</source>
        <translation>Diese Gewichte haben keine Schrittweiten.</translation>
    </message>
    <message>
        <source>Codebooks have no nearest level to round to: the page Codebooks shows what this run made.</source>
        <translation>Codebücher haben keine nächste Stufe, auf die gerundet würde: Die Seite Codebücher zeigt, was dieser Lauf ergeben hat.</translation>
    </message>
</context>
<context>
    <name>precis::RunInputsForm</name>
    <message>
        <source>Calibration text</source>
        <translation>Kalibrierungstext</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>Auswertungstext</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>GPTQ papers</source>
        <translation>GPTQ-Artikel</translation>
    </message>
    <message>
        <source>llama.cpp</source>
        <translation>llama.cpp</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>The whole text joined and cut into windows; every token is scored.</source>
        <translation>Der ganze Text wird verbunden und in Fenster geschnitten; jedes Token wird bewertet.</translation>
    </message>
    <message>
        <source>Windows of which only the second half is scored.</source>
        <translation>Fenster, von denen nur die zweite Hälfte bewertet wird.</translation>
    </message>
    <message>
        <source>Each document alone behind one beginning-of-sequence token.</source>
        <translation>Jedes Dokument für sich hinter einem Token für den Sequenzanfang.</translation>
    </message>
    <message>
        <source>How perplexity is measured. Only numbers of the same protocol can be compared.</source>
        <translation>Wie die Perplexität gemessen wird. Nur Zahlen desselben Protokolls sind vergleichbar.</translation>
    </message>
    <message>
        <source>Window length in tokens</source>
        <translation>Fensterlänge in Token</translation>
    </message>
</context>
<context>
    <name>precis::SessionTreeModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Relative output error of a layer, mean over a block, outcome of a run.</source>
        <translation>Relativer Ausgabefehler einer Schicht, Mittel über einen Block, Ausgang eines Laufs.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>Block %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>finished blocks of all blocks</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1
Family %2, %3 parameters, stored as %4.</source>
        <translation>%1
Familie %2, %3 Parameter, gespeichert als %4.</translation>
    </message>
    <message>
        <source>Runs in the folder for runs. Open one to see it again.</source>
        <translation>Läufe im Ordner für Läufe. Ein geöffneter Lauf ist wieder zu sehen.</translation>
    </message>
    <message>
        <source>%1, outputs × inputs: %2</source>
        <translation>%1, Ausgänge × Eingänge: %2</translation>
    </message>
    <message>
        <source>%1
Recipe %2, %3 of %4 blocks finished, %5.</source>
        <translation>%1
Rezept %2, %3 von %4 Blöcken fertig, %5.</translation>
    </message>
    <message>
        <source>%1 (planted outliers)</source>
        <translation>%1 (eingepflanzte Ausreißer)</translation>
    </message>
</context>
<context>
    <name>precis::SessionView</name>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>precis::StartPage</name>
    <message>
        <source>%1 – %2 of %3 blocks</source>
        <translation>%1 – %2 von %3 Blöcken</translation>
    </message>
    <message>
        <source>%1 – not measured yet</source>
        <translation>%1 – noch nicht gemessen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Make a language model smaller, and see what that costs</source>
        <translation>Ein Sprachmodell verkleinern und sehen, was das kostet</translation>
    </message>
    <message>
        <source>Open a model, choose a recipe and start a run. The result can be resumed, compared and exported. You can also drop a folder here.</source>
        <translation>Ein Modell öffnen, ein Rezept wählen und einen Lauf starten. Das Ergebnis lässt sich fortsetzen, vergleichen und exportieren. Auch ein hierher gezogener Ordner wird geöffnet.</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>Die Demo aus&amp;probieren</translation>
    </message>
    <message>
        <source>Open a &amp;model…</source>
        <translation>Ein &amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>A folder from Hugging Face: config.json, safetensors and a tokenizer.</source>
        <translation>Ein Ordner von Hugging Face: config.json, safetensors und ein Tokenizer.</translation>
    </message>
    <message>
        <source>The folder of a run, to see it again or to resume it.</source>
        <translation>Der Ordner eines Laufs, um ihn wieder anzusehen oder fortzusetzen.</translation>
    </message>
    <message>
        <source>Resume an &amp;unfinished run</source>
        <translation>Einen &amp;unfertigen Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Recent mode&amp;ls</source>
        <translation>&amp;Zuletzt geöffnete Modelle</translation>
    </message>
    <message>
        <source>Re&amp;cent runs</source>
        <translation>Letzte Läuf&amp;e</translation>
    </message>
    <message>
        <source>Models in the Hu&amp;gging Face cache</source>
        <translation>Modelle im Hu&amp;gging-Face-Zwischenspeicher</translation>
    </message>
    <message>
        <source>Quantizes the small model that comes with Precis to 2 bits and shows what became of it, in less than a minute.</source>
        <translation>Quantisiert das kleine Modell, das mit Precis kommt, auf 2 Bit und zeigt in weniger als einer Minute, was daraus geworden ist.</translation>
    </message>
    <message>
        <source>Open a ru&amp;n…</source>
        <translation>Einen Lauf ö&amp;ffnen…</translation>
    </message>
</context>
<context>
    <name>precis::TextPicker</name>
    <message>
        <source>Documents of: %1</source>
        <translation>Dokumente aus: %1</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Eine Datei wählen: %1</translation>
    </message>
    <message>
        <source>Texts (*.txt *.jsonl *.raw *.tokens *.gz)</source>
        <translation>Texte (*.txt *.jsonl *.raw *.tokens *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Text file</source>
        <translation>Textdatei</translation>
    </message>
    <message>
        <source>Plain text or .jsonl with a &quot;text&quot; field, either may be gzipped.</source>
        <translation>Einfacher Text oder .jsonl mit einem Feld „text“, beides auch mit gzip gepackt.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>First and last document to use, for example 0-299. Documents are counted from 0 and separated by &lt;|endoftext|&gt;, or are the lines of a .jsonl file.</source>
        <translation>Erstes und letztes zu verwendendes Dokument, zum Beispiel 0-299. Dokumente werden ab 0 gezählt und durch &lt;|endoftext|&gt; getrennt oder sind die Zeilen einer .jsonl-Datei.</translation>
    </message>
</context>
<context>
    <name>precis::ThresholdPanel</name>
    <message>
        <source>Coarse</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Runs the calibration text through the model up to this layer. The thresholds can then be moved, and what they do to the layer is told at once.</source>
        <translation>Lässt den Kalibrierungstext bis zu dieser Schicht durch das Modell laufen. Danach lassen sich die Schwellen verschieben, und ihre Wirkung auf die Schicht ist sofort zu lesen.</translation>
    </message>
    <message>
        <source>Coarse threshold</source>
        <translation>Grobe Schwelle</translation>
    </message>
    <message>
        <source>What is above it may be an outlier. Drag its line in the plot, or change the number.</source>
        <translation>Was darüber liegt, kann ein Ausreißer sein. Die Linie im Diagramm ziehen oder die Zahl ändern.</translation>
    </message>
    <message>
        <source>Fine threshold</source>
        <translation>Feine Schwelle</translation>
    </message>
    <message>
        <source>What is above it is an outlier. Drag its line in the plot, or change the number.</source>
        <translation>Was darüber liegt, ist ein Ausreißer. Die Linie im Diagramm ziehen oder die Zahl ändern.</translation>
    </message>
    <message>
        <source>As in the rec&amp;ipe</source>
        <translation>Wie im Rezep&amp;t</translation>
    </message>
    <message>
        <source>Back to the thresholds that the recipe leads to.</source>
        <translation>Zurück zu den Schwellen, die sich aus dem Rezept ergeben.</translation>
    </message>
    <message>
        <source>&amp;Use these thresholds</source>
        <translation>Diese Schwellen &amp;verwenden</translation>
    </message>
    <message>
        <source>Writes the threshold for this layer into the recipe. It can be undone.</source>
        <translation>Schreibt die Schwelle für diese Schicht in das Rezept. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Running the calibration text through the model up to this layer…</source>
        <translation>Der Kalibrierungstext läuft bis zu dieser Schicht durch das Modell…</translation>
    </message>
    <message>
        <source>Try thresholds to see what scaling outlier channels or truncating outlier weights does to this layer.</source>
        <translation>„Schwellen ausprobieren“ zeigt, was das Skalieren von Ausreißerkanälen oder das Kappen von Ausreißern unter den Gewichten bei dieser Schicht bewirkt.</translation>
    </message>
    <message>
        <source>%1 of %2 channels scaled.</source>
        <translation>%1 von %2 Kanälen skaliert.</translation>
    </message>
    <message>
        <source>%1 weights truncated, in %2 rows.</source>
        <translation>%1 Gewichte gekappt, in %2 Zeilen.</translation>
    </message>
    <message>
        <source>Layer error %1 instead of %2, with %3-bit weights rounded to nearest and %4-bit inputs, over %5 tokens.</source>
        <translation>Schichtfehler %1 statt %2, mit einfach gerundeten Gewichten zu %3 Bit und Eingaben zu %4 Bit, über %5 Token.</translation>
    </message>
    <message>
        <source>Tr&amp;y thresholds</source>
        <translation>Schwellen aus&amp;probieren</translation>
    </message>
    <message>
        <source>C&amp;oarse:</source>
        <translation>&amp;Grob:</translation>
    </message>
    <message>
        <source>Fi&amp;ne:</source>
        <translation>Fe&amp;in:</translation>
    </message>
</context>
<context>
    <name>precis::TrainingPage</name>
    <message>
        <source>There is no run yet.</source>
        <translation>Es gibt noch keinen Lauf.</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>Den Lauf starten</translation>
    </message>
    <message>
        <source>The first layer is not finished yet.</source>
        <translation>Die erste Schicht ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>The run ended before its first layer was finished.</source>
        <translation>Der Lauf endete, bevor seine erste Schicht fertig war.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>The training of windows of blocks and the relative output error of each layer appear here while a run goes on.</source>
        <translation>Hier erscheinen während eines Laufs das Training der Fenster aus Blöcken und der relative Ausgabefehler jeder Schicht.</translation>
    </message>
    <message>
        <source>&amp;Look at:</source>
        <translation>&amp;Zeigen:</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Windows of blocks</source>
        <translation>Fenster aus Blöcken</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>The relative output error of each layer appears here, as bars and in a table.</source>
        <translation>Hier erscheint der relative Ausgabefehler jeder Schicht, als Balken und in einer Tabelle.</translation>
    </message>
    <message>
        <source>While windows of neighbouring blocks are trained to put out what the original puts out, their loss appears here, step by step.</source>
        <translation>Während Fenster aus benachbarten Blöcken trainiert werden, damit sie ausgeben, was das Original ausgibt, erscheint hier ihr Verlust, Schritt für Schritt.</translation>
    </message>
    <message>
        <source>This run trains nothing: its recipe has no reconstruction.</source>
        <translation>Dieser Lauf trainiert nichts: Sein Rezept hat keine Rekonstruktion.</translation>
    </message>
    <message>
        <source>Turn on reconstruction</source>
        <translation>Rekonstruktion einschalten</translation>
    </message>
    <message>
        <source>The first window of blocks is not trained yet.</source>
        <translation>Das erste Fenster aus Blöcken wird noch nicht trainiert.</translation>
    </message>
    <message>
        <source>The run ended before its first window of blocks was trained.</source>
        <translation>Der Lauf endete, bevor sein erstes Fenster aus Blöcken trainiert wurde.</translation>
    </message>
</context>
<context>
    <name>precis::WindowsView</name>
    <message>
        <source>&amp;Window:</source>
        <translation>&amp;Fenster:</translation>
    </message>
    <message>
        <source>Window of blocks on display</source>
        <translation>Angezeigtes Fenster aus Blöcken</translation>
    </message>
    <message>
        <source>Loss of each window of blocks, as a share of where it began</source>
        <translation>Verlust jedes Fensters aus Blöcken, als Anteil des Anfangs</translation>
    </message>
    <message>
        <source>The latest</source>
        <translation>Das neueste</translation>
    </message>
    <message>
        <source>Optimizer step</source>
        <translation>Optimierungsschritt</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Share of the loss</source>
        <translation>Anteil des Verlusts</translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation>Fenster %1</translation>
    </message>
    <message>
        <source>Begins at loss %1.</source>
        <translation>Beginnt bei Verlust %1.</translation>
    </message>
    <message>
        <source>Step %1 of %2: loss %3; it began at %4.</source>
        <translation>Schritt %1 von %2: Verlust %3; er begann bei %4.</translation>
    </message>
    <message>
        <source>Window %1: %2</source>
        <translation>Fenster %1: %2</translation>
    </message>
</context>
<context>
    <name>precis::Workspace</name>
    <message>
        <source>Stopped on request.</source>
        <translation>Auf Wunsch gestoppt.</translation>
    </message>
    <message>
        <source>Matrix products run at only %1 GFLOP/s. Either other programs keep this machine busy, or no fast BLAS library is in use: installing libopenblas0-openmp then makes runs many times faster.</source>
        <translation>Matrixprodukte laufen nur mit %1 GFLOP/s. Entweder lasten andere Programme diesen Rechner aus, oder es wird keine schnelle BLAS-Bibliothek verwendet: Dann macht die Installation von libopenblas0-openmp Läufe um ein Vielfaches schneller.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>A run is going on. Stop it, or wait for its end, before opening something else.</source>
        <translation>Ein Lauf ist im Gange. Erst nach seinem Ende, oder wenn er gestoppt ist, lässt sich etwas anderes öffnen.</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Voreinstellung %1</translation>
    </message>
    <message>
        <source>The configuration is in %1.</source>
        <translation>Die Konfiguration steht in %1.</translation>
    </message>
    <message>
        <source>The recipe cannot run yet: %1</source>
        <translation>Das Rezept kann noch nicht laufen: %1</translation>
    </message>
    <message>
        <source>A run needs a calibration text: choose one on the right.</source>
        <translation>Ein Lauf braucht einen Kalibrierungstext: rechts einen wählen.</translation>
    </message>
    <message>
        <source>The evaluation text cannot be used: choose another one, or none.</source>
        <translation>Der Auswertungstext ist nicht verwendbar: einen anderen wählen oder keinen.</translation>
    </message>
    <message>
        <source>The folder for runs, %1, cannot be made. Choose another one in the preferences.</source>
        <translation>Der Ordner für Läufe, %1, lässt sich nicht anlegen. In den Einstellungen einen anderen wählen.</translation>
    </message>
    <message>
        <source>To measure perplexity, choose an evaluation text on the right.</source>
        <translation>Um die Perplexität zu messen, rechts einen Auswertungstext wählen.</translation>
    </message>
    <message>
        <source>To see the outliers of activations, choose a calibration text on the right.</source>
        <translation>Um die Ausreißer der Aktivierungen zu sehen, rechts einen Kalibrierungstext wählen.</translation>
    </message>
    <message>
        <source>Opened %1: %2 blocks, %3 parameters.</source>
        <translation>%1 geöffnet: %2 Blöcke, %3 Parameter.</translation>
    </message>
    <message>
        <source>Recipe of %1</source>
        <translation>Rezept von %1</translation>
    </message>
    <message>
        <source>%1: perplexity %2 (%3, %4 predictions).</source>
        <translation>%1: Perplexität %2 (%3, %4 Vorhersagen).</translation>
    </message>
    <message>
        <source>Against the original: KL divergence %1, same most likely token %2.</source>
        <translation>Gegenüber dem Original: KL-Divergenz %1, gleiches wahrscheinlichstes Token %2.</translation>
    </message>
    <message>
        <source>Opened the recipe %1.</source>
        <translation>Rezept %1 geöffnet.</translation>
    </message>
    <message>
        <source>Planted outliers: the model in %1 computes the same as before and is harder to quantize.</source>
        <translation>Ausreißer sind eingepflanzt: Das Modell in %1 rechnet dasselbe wie zuvor und ist schwerer zu quantisieren.</translation>
    </message>
    <message>
        <source>Reconstruction is on in the recipe: the next run trains windows of blocks.</source>
        <translation>Die Rekonstruktion ist im Rezept eingeschaltet: Der nächste Lauf trainiert Fenster aus Blöcken.</translation>
    </message>
    <message>
        <source>The recipe cannot be tried yet: %1</source>
        <translation>Das Rezept lässt sich noch nicht ausprobieren: %1</translation>
    </message>
    <message>
        <source>To try thresholds, choose a calibration text on the right.</source>
        <translation>Um Schwellen auszuprobieren, rechts einen Kalibrierungstext wählen.</translation>
    </message>
    <message>
        <source>Thresholds of %1</source>
        <translation>Schwellen von %1</translation>
    </message>
    <message>
        <source>The threshold of %1 is in the recipe, among its overrides.</source>
        <translation>Die Schwelle von %1 steht im Rezept, bei den Ausnahmen.</translation>
    </message>
    <message>
        <source>The recipe is now the preset %1. Undo brings the former one back.</source>
        <translation>Das Rezept ist jetzt die Voreinstellung %1. Rückgängig holt das frühere zurück.</translation>
    </message>
    <message>
        <source>This recipe gives weights no codebooks.</source>
        <translation>Dieses Rezept gibt den Gewichten keine Codebücher.</translation>
    </message>
    <message>
        <source>Switch to the preset gptvq-2d</source>
        <translation>Zur Voreinstellung gptvq-2d wechseln</translation>
    </message>
    <message>
        <source>Codebooks are fitted to what flows through a layer, so a calibration text is needed.</source>
        <translation>Codebücher werden an das angepasst, was durch eine Schicht fließt; darum ist ein Kalibrierungstext nötig.</translation>
    </message>
    <message>
        <source>Choose a calibration text</source>
        <translation>Einen Kalibrierungstext wählen</translation>
    </message>
    <message>
        <source>Something else is running: it would disturb the measurement.</source>
        <translation>Etwas anderes läuft: Es würde die Messung stören.</translation>
    </message>
    <message>
        <source>Critical channels</source>
        <translation>Kritische Kanäle</translation>
    </message>
    <message>
        <source>The share of critical channels is in the recipe.</source>
        <translation>Der Anteil kritischer Kanäle steht im Rezept.</translation>
    </message>
    <message>
        <source>Evaluating needs the original model.</source>
        <translation>Zum Auswerten wird das ursprüngliche Modell gebraucht.</translation>
    </message>
    <message>
        <source>Trying thresholds needs the original model.</source>
        <translation>Zum Ausprobieren von Schwellen wird das ursprüngliche Modell gebraucht.</translation>
    </message>
    <message>
        <source>The model of this run is missing: its layers cannot be looked at.</source>
        <translation>Das Modell dieses Laufs fehlt: Seine Schichten können nicht angesehen werden.</translation>
    </message>
    <message>
        <source>The engine is busy: another layer can be looked at when it is done.</source>
        <translation>Die Engine ist beschäftigt: Eine andere Schicht kann angesehen werden, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>The engine is busy. Codebooks can be looked at when it is done.</source>
        <translation>Die Engine ist beschäftigt. Codebücher können angesehen werden, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>A layer is still being tried on the page Codebooks or Outliers, which would disturb the measurement. Measure again in a moment.</source>
        <translation>Auf der Seite Codebücher oder Ausreißer wird noch eine Schicht ausprobiert, was die Messung stören würde. Messen Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>Öffnen Sie zuerst ein Modell.</translation>
    </message>
    <message>
        <source>That of this run is missing.</source>
        <translation>Das dieses Laufs fehlt.</translation>
    </message>
</context>
</TS>
