<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BitsText</name>
    <message>
        <source>A code of %1 bits for every %2 weights = %3 bits per weight.</source>
        <translation>每 %2 个权重一个 %1 位编码 = 每权重 %3 位。</translation>
    </message>
    <message>
        <source>%1 × %2 bits for every %3 weights = %4 bits per weight.</source>
        <translation>每 %3 个权重 %1 × %2 位 = 每权重 %4 位。</translation>
    </message>
    <message>
        <source>For %1 of the channels, rounded down to whole vectors, %2 × %3 bits more = %4 bits per weight.</source>
        <translation>%1 的通道（向下取整到完整向量）再加 %2 × %3 位 = 每权重 %4 位。</translation>
    </message>
    <message>
        <source>A code of %1 bits for every weight.</source>
        <translation>每个权重一个 %1 位编码。</translation>
    </message>
    <message>
        <source>Of %1 codewords for every %2 weights, %3 of the singular values, in %4 bits.</source>
        <translation>每 %2 个权重有 %1 个码字，保留 %3 的奇异值，每个数 %4 位。</translation>
    </message>
    <message>
        <source>%1 codewords × %2 numbers × %3 bits / %4 weights = %5 bits per weight.</source>
        <translation>%1 个码字 × %2 个数 × %3 位 / %4 个权重 = 每权重 %5 位。</translation>
    </message>
    <message>
        <source>%1 × %2 codewords × %3 numbers × %4 bits</source>
        <translation>%1 × %2 个码字 × %3 个数 × %4 位</translation>
    </message>
    <message>
        <source>%1 for layers with the same input together.</source>
        <translation>%1，由输入相同的各层共用。</translation>
    </message>
    <message>
        <source>%1 for every layer.</source>
        <translation>%1，每层各有一份。</translation>
    </message>
    <message>
        <source>A scale of 16 bits for each codebook / %1 weights = %2 bits per weight.</source>
        <translation>每个码本一个 16 位缩放系数 / %1 个权重 = 每权重 %2 位。</translation>
    </message>
    <message>
        <source>A scale of 4 bits for every %1 weights = %2 bits per weight, and their grids.</source>
        <translation>每 %1 个权重一个 4 位缩放系数 = 每权重 %2 位，另加其网格。</translation>
    </message>
    <message>
        <source>A scale of 16 bits for every row, and which channels are critical.</source>
        <translation>每行一个 16 位缩放系数，以及哪些通道是关键通道。</translation>
    </message>
    <message>
        <source>A scale of 16 bits for every row.</source>
        <translation>每行一个 16 位缩放系数。</translation>
    </message>
    <message>
        <source>A step of %1 bits and a zero point of %2 for every row.</source>
        <translation>每行一个 %1 位步长和一个 %2 位零点。</translation>
    </message>
    <message>
        <source>(Step of %1 bits + zero point of %2) / %3 weights = %4 bits per weight.</source>
        <translation>（%1 位步长 + %2 位零点）/ %3 个权重 = 每权重 %4 位。</translation>
    </message>
    <message>
        <source>Overrides change it for some layers.</source>
        <translation>例外会改变部分层的数值。</translation>
    </message>
    <message>
        <source>16 bits for every number.</source>
        <translation>每个数 16 位。</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>缩放系数</translation>
    </message>
    <message>
        <source>Layers left alone</source>
        <translation>未改动的层</translation>
    </message>
    <message>
        <source>Embedding and head</source>
        <translation>嵌入层与输出头</translation>
    </message>
    <message>
        <source>Norms and biases</source>
        <translation>归一化与偏置</translation>
    </message>
    <message>
        <source>%1 bits per weight, %2</source>
        <translation>每权重 %1 位，%2</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open Model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Open Recipe</source>
        <translation>打开配方</translation>
    </message>
    <message>
        <source>Recipes (*.json)</source>
        <translation>配方 (*.json)</translation>
    </message>
    <message>
        <source>Export Configuration</source>
        <translation>导出配置</translation>
    </message>
    <message>
        <source>A run is going on.</source>
        <translation>有一次运行正在进行。</translation>
    </message>
    <message>
        <source>Finished blocks are kept: open the run again and resume it whenever you like.</source>
        <translation>已完成的块会保留：随时可以重新打开该运行并继续。</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>About Precis</source>
        <translation>关于 Precis</translation>
    </message>
    <message>
        <source>A workbench for post-training quantization of language models.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>语言模型训练后量化的工作台。
自由软件，以 GNU 通用公共许可证第 3 版或更高版本发布。</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>A workbench for post-training quantization of language models.</source>
        <translation>语言模型训练后量化的工作台。</translation>
    </message>
    <message>
        <source>Model folder, run folder or recipe to open.</source>
        <translation>要打开的模型文件夹、运行文件夹或配方。</translation>
    </message>
    <message>
        <source>Page to show: %1.</source>
        <translation>要显示的页面：%1。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>窗口的大小。</translation>
    </message>
    <message>
        <source>width&gt;x&lt;height</source>
        <translation>宽&gt;x&lt;高</translation>
    </message>
    <message>
        <source>Palette to use: %1.</source>
        <translation>要使用的配色：%1。</translation>
    </message>
    <message>
        <source>Save a picture of the window and quit.</source>
        <translation>保存窗口的图片并退出。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>NextRunsText</name>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
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
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>perplexity stays at %1</source>
        <translation>困惑度保持在 %1</translation>
    </message>
    <message>
        <source>perplexity rises from %1 to %2 (%3)</source>
        <translation>困惑度从 %1 升至 %2（%3）</translation>
    </message>
    <message>
        <source>perplexity falls from %1 to %2 (%3)</source>
        <translation>困惑度从 %1 降至 %2（%3）</translation>
    </message>
    <message>
        <source>that is what rounding to nearest gives</source>
        <translation>就近舍入也得到同样的结果</translation>
    </message>
    <message>
        <source>rounding to nearest does better here, with %1</source>
        <translation>这里就近舍入更好，为 %1</translation>
    </message>
    <message>
        <source>rounding to nearest gives %1</source>
        <translation>就近舍入为 %1</translation>
    </message>
    <message>
        <source>rounding to nearest at the same bits gives %1, so this recipe avoids %2 of the damage</source>
        <translation>相同位数下就近舍入为 %1，因此该配方避免了 %2 的损失</translation>
    </message>
    <message>
        <source>All %1 layers are quantized to %2 bits per weight, %3 instead of %4</source>
        <translation>全部 %1 个层已量化为每权重 %2 位，大小 %3，原为 %4</translation>
    </message>
    <message>
        <source>no model can get below %1 on this text</source>
        <translation>任何模型在该文本上都无法低于 %1</translation>
    </message>
</context>
<context>
    <name>PlotExport</name>
    <message>
        <source>“%1” ends in none of .png, .svg, .pdf and .csv.</source>
        <translation>“%1”的扩展名不是 .png、.svg、.pdf 或 .csv。</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2.</source>
        <translation>无法写入“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” could not be written in full: %2.</source>
        <translation>“%1”未能完整写入：%2。</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Rounds every weight to the nearest of equally spaced levels. Needs no statistics, takes seconds; the baseline for everything else.</source>
        <translation>把每个权重舍入到最近的等间距级别。不需要统计数据，几秒即可完成；是其他一切方法的基准。</translation>
    </message>
    <message>
        <source>GPTQ: rounds column by column and lets the remaining weights correct the error, guided by calibration text. Ranges are clipped where that lowers the error; without clip scan it is the method as published.</source>
        <translation>GPTQ：逐列舍入，并在校准文本的引导下由其余权重修正误差。在能降低误差处截断范围；不搜索截断范围时即为论文所述的方法。</translation>
    </message>
    <message>
        <source>CBQ with the best measured settings, 4-bit weights: windows of two blocks are trained together so that they put out what the original does.</source>
        <translation>采用实测最佳设置的 CBQ，4 位权重：每两个块组成一个窗口共同训练，使其输出与原始模型一致。</translation>
    </message>
    <message>
        <source>CBQ with the best measured settings, 3-bit weights.</source>
        <translation>采用实测最佳设置的 CBQ，3 位权重。</translation>
    </message>
    <message>
        <source>CBQ with the best measured settings, 2-bit weights in groups of 64.</source>
        <translation>采用实测最佳设置的 CBQ，2 位权重，每组 64 个。</translation>
    </message>
    <message>
        <source>CBQ with 4-bit weights and 8-bit activations; outlier channels of the activations are scaled into the weights first.</source>
        <translation>4 位权重、8 位激活值的 CBQ；先把激活值的离群通道缩放并折入权重。</translation>
    </message>
    <message>
        <source>CBQ with 4-bit weights and 4-bit activations; outlier channels of the activations are scaled into the weights first.</source>
        <translation>4 位权重、4 位激活值的 CBQ；先把激活值的离群通道缩放并折入权重。</translation>
    </message>
    <message>
        <source>Each block trained by itself, without overlap: what cross-block windows are compared with.</source>
        <translation>每个块单独训练，没有重叠：与跨块窗口作比较的对象。</translation>
    </message>
    <message>
        <source>CBQ with the values of the paper as far as they are known: low-rank rounding, small learning rates, both targets. For comparison.</source>
        <translation>采用论文中已知数值的 CBQ：低秩舍入、小学习率、两种目标。供比较。</translation>
    </message>
    <message>
        <source>The paper&apos;s values at 2 bits. For comparison.</source>
        <translation>论文的数值，2 位。供比较。</translation>
    </message>
    <message>
        <source>The paper&apos;s values with 4-bit weights and 8-bit activations. For comparison.</source>
        <translation>论文的数值，4 位权重、8 位激活值。供比较。</translation>
    </message>
    <message>
        <source>The paper&apos;s values with 4-bit weights and 4-bit activations. For comparison.</source>
        <translation>论文的数值，4 位权重、4 位激活值。供比较。</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 2.125 bits: four levels for every 256 neighbouring weights, placed where the weights are.</source>
        <translation>GPTVQ，逐个权重，2.125 位：每 256 个相邻权重共用四个级别，级别落在权重所在之处。</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 2.125 bits: every pair takes one of 16 codewords, fitted to 2048 weights.</source>
        <translation>GPTVQ，权重成对，2.125 位：每对取 16 个码字之一，码字按 2048 个权重拟合。</translation>
    </message>
    <message>
        <source>GPTVQ with four weights at a time at 2.125 bits: codebooks of 256 codewords. The most accurate; made for wide layers.</source>
        <translation>GPTVQ，每四个权重一组，2.125 位：256 个码字的码本。最准确；适合宽的层。</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 2.25 bits: four levels for every 128 neighbouring weights.</source>
        <translation>GPTVQ，逐个权重，2.25 位：每 128 个相邻权重共用四个级别。</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 2.25 bits, an eighth of a bit for scales of 32 weights each.</source>
        <translation>GPTVQ，权重成对，2.25 位，其中八分之一位用于每 32 个权重的缩放。</translation>
    </message>
    <message>
        <source>GPTVQ with four weights at a time at 2.25 bits: codebooks of 256 codewords, fitted to 32768 weights.</source>
        <translation>GPTVQ，每四个权重一组，2.25 位：256 个码字的码本，按 32768 个权重拟合。</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 3.125 bits: eight levels for every 512 neighbouring weights.</source>
        <translation>GPTVQ，逐个权重，3.125 位：每 512 个相邻权重共用八个级别。</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 3.125 bits: codebooks of 64 codewords, fitted to 8192 weights.</source>
        <translation>GPTVQ，权重成对，3.125 位：64 个码字的码本，按 8192 个权重拟合。</translation>
    </message>
    <message>
        <source>GPTVQ with single weights at 4.125 bits: 16 levels for every 1024 weights.</source>
        <translation>GPTVQ，逐个权重，4.125 位：每 1024 个权重共用 16 个级别。</translation>
    </message>
    <message>
        <source>GPTVQ with pairs of weights at 4.125 bits: codebooks of 256 codewords, fitted to 32768 weights.</source>
        <translation>GPTVQ，权重成对，4.125 位：256 个码字的码本，按 32768 个权重拟合。</translation>
    </message>
    <message>
        <source>AQLM at one bit a weight: every eight weights are one of 256 codewords, times their row&apos;s scale. Made for wide layers.</source>
        <translation>AQLM，每权重 1 位：每八个权重取 256 个码字之一，再乘以所在行的缩放系数。适用于较宽的层。</translation>
    </message>
    <message>
        <source>AQLM at 1.5 bits: one codebook of 4096 codewords for every eight weights.</source>
        <translation>AQLM，1.5 位：每八个权重使用一个含 4096 个码字的码本。</translation>
    </message>
    <message>
        <source>AQLM at two bits: every eight weights are the sum of two codewords out of 256 each.</source>
        <translation>AQLM，2 位：每八个权重是两个码字之和，各取自 256 个码字。</translation>
    </message>
    <message>
        <source>AQLM at two bits with one codebook of 65536 codewords, for very large layers only: small ones have fewer vectors than that.</source>
        <translation>AQLM，2 位，使用一个含 65536 个码字的码本，仅适用于非常大的层：小层的向量数还不及于此。</translation>
    </message>
    <message>
        <source>CRVQ: AQLM at one bit, and three more codebooks for the 2 % of input channels that matter most; 1.07 bits a weight on wide layers.</source>
        <translation>CRVQ：1 位的 AQLM，并为最重要的 2 % 输入通道另加三个码本；在较宽的层上每权重 1.07 位。</translation>
    </message>
    <message>
        <source>CRVQ with 5 % critical channels, 1.16 bits a weight on wide layers.</source>
        <translation>CRVQ，5 % 关键通道，在较宽的层上每权重 1.16 位。</translation>
    </message>
    <message>
        <source>CRVQ with 10 % critical channels, 1.3 bits a weight on wide layers.</source>
        <translation>CRVQ，10 % 关键通道，在较宽的层上每权重 1.3 位。</translation>
    </message>
    <message>
        <source>CRVQ over two codebooks with 10 % critical channels, 2.3 bits a weight on wide layers.</source>
        <translation>基于两个码本的 CRVQ，10 % 关键通道，在较宽的层上每权重 2.3 位。</translation>
    </message>
    <message>
        <source>AQLM at one bit, then codebooks, scales and codes trained in windows of two blocks so that they put out what the original does.</source>
        <translation>1 位的 AQLM，随后在两块的窗口中训练码本、缩放系数和编码，使输出与原始模型一致。</translation>
    </message>
    <message>
        <source>CRVQ with 2 % critical channels, then codebooks, scales and codes trained in windows of two blocks.</source>
        <translation>CRVQ，2 % 关键通道，随后在两块的窗口中训练码本、缩放系数和编码。</translation>
    </message>
    <message>
        <source>CRVQ with the values of the authors&apos; code: all channels sorted, codewords trained by Adam and kept in 16 bits. For comparison.</source>
        <translation>采用作者代码数值的 CRVQ：所有通道排序，码字用 Adam 训练并以 16 位保存。用于比较。</translation>
    </message>
</context>
<context>
    <name>Recipe</name>
    <message>
        <source>Random stretches</source>
        <translation>随机片段</translation>
    </message>
    <message>
        <source>Beginnings of documents</source>
        <translation>文档开头</translation>
    </message>
    <message>
        <source>Leave as they are</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Round to nearest</source>
        <translation>就近舍入</translation>
    </message>
    <message>
        <source>Hessian sweep (GPTQ)</source>
        <translation>海森扫描 (GPTQ)</translation>
    </message>
    <message>
        <source>16-bit float</source>
        <translation>16 位浮点</translation>
    </message>
    <message>
        <source>32-bit float</source>
        <translation>32 位浮点</translation>
    </message>
    <message>
        <source>Token windows</source>
        <translation>词元窗口</translation>
    </message>
    <message>
        <source>How many stretches of text the statistics come from. More make the result steadier and the run longer.</source>
        <translation>统计数据取自多少段文本。越多结果越稳定，运行时间也越长。</translation>
    </message>
    <message>
        <source>Tokens in each window</source>
        <translation>每个窗口的词元数</translation>
    </message>
    <message>
        <source>How long each stretch is. Longer ones show the model the context it will meet in use; memory grows with them.</source>
        <translation>每段文本的长度。较长的片段让模型看到实际使用时的上下文；内存占用随之增加。</translation>
    </message>
    <message>
        <source>Windows from</source>
        <translation>窗口来源</translation>
    </message>
    <message>
        <source>Random stretches may begin anywhere in the text; beginnings of documents take the first documents that are long enough, each behind a beginning-of-sequence token.</source>
        <translation>随机片段可以从文本的任意位置开始；文档开头取最先出现的足够长的文档，每个文档前加一个序列起始词元。</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Bits of each stored code. One bit less halves the number of levels and about quadruples the error.</source>
        <translation>每个存储编码的位数。少一位会使级别数减半，误差约为四倍。</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>组大小</translation>
    </message>
    <message>
        <source>Neighbouring weights that share a step size; -1 means the whole row. Smaller groups follow the weights more closely and cost more bits.</source>
        <translation>共用一个步长的相邻权重个数；-1 表示整行。组越小越贴近权重，所需位数也越多。</translation>
    </message>
    <message>
        <source>Symmetric</source>
        <translation>对称</translation>
    </message>
    <message>
        <source>Centre the levels on zero and store no zero point. Saves a little space and loses accuracy where the weights lean to one side.</source>
        <translation>以零为中心排列级别，不存储零点。略省空间，但在权重偏向一侧时会损失精度。</translation>
    </message>
    <message>
        <source>Search the clipping</source>
        <translation>搜索截断范围</translation>
    </message>
    <message>
        <source>Try narrower ranges for every group and keep the one with the smallest error. Slower; helps most at 2 and 3 bits.</source>
        <translation>对每个组尝试更窄的范围，保留误差最小的一个。较慢；在 2 位和 3 位时帮助最大。</translation>
    </message>
    <message>
        <source>Stored step size</source>
        <translation>步长的存储格式</translation>
    </message>
    <message>
        <source>Number format of the step sizes. 32 bits double their cost and rarely change the result.</source>
        <translation>步长的数值格式。32 位使其开销加倍，却很少改变结果。</translation>
    </message>
    <message>
        <source>Damping</source>
        <translation>阻尼</translation>
    </message>
    <message>
        <source>Added to the diagonal of the Hessian, as a share of its mean. More makes the sweep more cautious, until it is rounding to nearest.</source>
        <translation>加到海森矩阵对角线上的量，以其均值的比例表示。越大扫描越谨慎，直至等同于就近舍入。</translation>
    </message>
    <message>
        <source>Activation order</source>
        <translation>按激活排序</translation>
    </message>
    <message>
        <source>Quantize the input channels with the strongest activations first. Often more accurate; some inference programs read the result more slowly.</source>
        <translation>先量化激活最强的输入通道。通常更准确；某些推理程序读取结果会更慢。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>求解方法</translation>
    </message>
    <message>
        <source>How codes are chosen. Rounding to nearest is instant; the Hessian sweep makes later weights correct the errors of earlier ones and is far better at 4 bits and below.</source>
        <translation>如何选取编码。就近舍入瞬间完成；海森扫描让后面的权重修正前面权重的误差，在 4 位及以下时效果好得多。</translation>
    </message>
    <message>
        <source>Uniform quantizer</source>
        <translation>均匀量化器</translation>
    </message>
    <message>
        <source>Hessian sweep</source>
        <translation>海森扫描</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Full names of layers this line is for, such as blocks.0.*; * stands for any text and ? for one character.</source>
        <translation>本行适用的层的全名，例如 blocks.0.*；* 代表任意文本，? 代表一个字符。</translation>
    </message>
    <message>
        <source>Bits of these layers; 16 leaves them as they are.</source>
        <translation>这些层的位数；16 表示保持原样。</translation>
    </message>
    <message>
        <source>Group size of these layers; -1 means the whole row.</source>
        <translation>这些层的组大小；-1 表示整行。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What lists, plots and file names call this recipe. Changes nothing in the result.</source>
        <translation>列表、图表和文件名对该配方的称呼。不影响结果。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Start of all random choices. The same seed gives the same result; another one shows how much of it was luck.</source>
        <translation>一切随机选择的起点。相同的种子得到相同的结果；换一个种子可看出其中有多少是运气。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Other settings for single layers. Where several lines match, the last one wins.</source>
        <translation>个别层的不同设置。多行匹配时以最后一行为准。</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Coarse-to-fine (CFP)</source>
        <translation>由粗到细 (CFP)</translation>
    </message>
    <message>
        <source>SmoothQuant</source>
        <translation>SmoothQuant</translation>
    </message>
    <message>
        <source>None: the fence alone</source>
        <translation>无：只用围栏</translation>
    </message>
    <message>
        <source>At the widest gap (paper)</source>
        <translation>在最大间隙处（论文）</translation>
    </message>
    <message>
        <source>At the widest ratios</source>
        <translation>在最大比值处</translation>
    </message>
    <message>
        <source>Vector codebooks</source>
        <translation>向量码本</translation>
    </message>
    <message>
        <source>Per token</source>
        <translation>逐词元</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>静态</translation>
    </message>
    <message>
        <source>Nearest, step sizes only</source>
        <translation>就近，仅训练步长</translation>
    </message>
    <message>
        <source>An offset for every weight</source>
        <translation>每个权重一个偏移</translation>
    </message>
    <message>
        <source>Low-rank offset</source>
        <translation>低秩偏移</translation>
    </message>
    <message>
        <source>Soft, for every weight (AdaRound)</source>
        <translation>软舍入，每个权重 (AdaRound)</translation>
    </message>
    <message>
        <source>Soft, low-rank</source>
        <translation>软舍入，低秩</translation>
    </message>
    <message>
        <source>16-bit bfloat</source>
        <translation>16 位 bfloat</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>What happens to outliers before quantization. CFP finds them with a quartile fence and scales or truncates them; SmoothQuant scales every channel.</source>
        <translation>量化之前如何处理离群值。CFP 用四分位围栏找出并缩放或截断它们；SmoothQuant 缩放每个通道。</translation>
    </message>
    <message>
        <source>Scale activation channels</source>
        <translation>缩放激活通道</translation>
    </message>
    <message>
        <source>Divide outlier channels of the activations by a factor and fold it into the neighbouring weights. The model computes the same; its activations become easier to quantize.</source>
        <translation>把激活值的离群通道除以一个系数，并将其折入相邻的权重。模型的计算结果不变，而激活值更容易量化。</translation>
    </message>
    <message>
        <source>Truncate weights</source>
        <translation>截断权重</translation>
    </message>
    <message>
        <source>Cut outlier weights to the largest inlier of their row, where that lowers the error of the row. Searching the clipping does the same job better.</source>
        <translation>在能降低该行误差时，把离群权重截断到该行最大的正常值。搜索截断范围能更好地完成同样的工作。</translation>
    </message>
    <message>
        <source>Fine stage</source>
        <translation>细化阶段</translation>
    </message>
    <message>
        <source>Split what lies beyond the fence once more and spare the lower part. The widest gap may lie between two outliers and then spares the smaller one; ratios are split until no wide one is left. The fence alone misses nothing.</source>
        <translation>把围栏之外的值再分一次，保留较低的部分。最大间隙可能落在两个离群值之间，从而放过较小的那个；按比值则一直分到没有大的比值为止。只用围栏不会遗漏任何离群值。</translation>
    </message>
    <message>
        <source>Fence factor (lambda 1)</source>
        <translation>围栏系数 (lambda 1)</translation>
    </message>
    <message>
        <source>Width of the coarse fence in interquartile ranges above the third quartile. Smaller values call more channels outliers.</source>
        <translation>粗围栏的宽度，以第三四分位数之上的四分位距计。值越小，被判为离群的通道越多。</translation>
    </message>
    <message>
        <source>Spread weight (lambda 2)</source>
        <translation>离散度权重 (lambda 2)</translation>
    </message>
    <message>
        <source>How much the fine split dislikes spread among the values it keeps. Larger values split lower.</source>
        <translation>细分对所保留数值离散度的惩罚。值越大，分割点越低。</translation>
    </message>
    <message>
        <source>Scale exponent</source>
        <translation>缩放指数</translation>
    </message>
    <message>
        <source>1 scales an outlier channel down to the largest inlier; smaller values leave part of the outlier to the activations.</source>
        <translation>1 表示把离群通道缩小到最大的正常值；较小的值把部分离群留给激活值。</translation>
    </message>
    <message>
        <source>Largest scale</source>
        <translation>最大缩放</translation>
    </message>
    <message>
        <source>No channel is scaled by more than this, so that its weights do not become outliers in turn.</source>
        <translation>任何通道的缩放都不超过此值，以免其权重反而成为离群值。</translation>
    </message>
    <message>
        <source>Largest truncated share</source>
        <translation>最大截断比例</translation>
    </message>
    <message>
        <source>A row with a larger share of weights beyond the threshold has a long tail rather than outliers, and is left alone. A single weight is always allowed.</source>
        <translation>若一行中超过阈值的权重比例更大，说明它是长尾而非离群值，保持不变。单个权重始终允许截断。</translation>
    </message>
    <message>
        <source>Gap factor</source>
        <translation>间隙系数</translation>
    </message>
    <message>
        <source>How many times wider than the median gap the gap of a fine split must be. Larger values reject more splits.</source>
        <translation>细分处的间隙须为中位间隙的多少倍。值越大，被拒绝的分割越多。</translation>
    </message>
    <message>
        <source>Balance (alpha)</source>
        <translation>平衡 (alpha)</translation>
    </message>
    <message>
        <source>How much of the difficulty SmoothQuant moves from the activations to the weights: 0 none, 1 all.</source>
        <translation>SmoothQuant 把多少难度从激活值转移到权重：0 为不转移，1 为全部。</translation>
    </message>
    <message>
        <source>Vector length</source>
        <translation>向量长度</translation>
    </message>
    <message>
        <source>How many neighbouring weights share one code. Longer vectors follow the weights more closely at the same bits and take longer.</source>
        <translation>多少个相邻权重共用一个编码。在位数相同时，向量越长越贴近权重，用时也越长。</translation>
    </message>
    <message>
        <source>Bits of the codes for each weight; a codebook has 2 to the power of bits times vector length codewords.</source>
        <translation>每个权重的编码位数；一个码本有 2 的（位数 × 向量长度）次方个码字。</translation>
    </message>
    <message>
        <source>Weights in a group</source>
        <translation>每组权重数</translation>
    </message>
    <message>
        <source>Weights that share one codebook. Smaller groups cost more bits for their codebooks.</source>
        <translation>共用一个码本的权重个数。组越小，码本占用的位数越多。</translation>
    </message>
    <message>
        <source>Columns of a group</source>
        <translation>每组列数</translation>
    </message>
    <message>
        <source>How many columns wide the rectangle of weights with one codebook is.</source>
        <translation>共用一个码本的权重矩形有多少列宽。</translation>
    </message>
    <message>
        <source>Bits of codewords</source>
        <translation>码字位数</translation>
    </message>
    <message>
        <source>Bits of each number in a codebook. 8 cost next to nothing in error.</source>
        <translation>码本中每个数的位数。8 位几乎不增加误差。</translation>
    </message>
    <message>
        <source>Weights for each scale</source>
        <translation>每个缩放因子的权重数</translation>
    </message>
    <message>
        <source>Weights that share a 4-bit scale; 0 leaves scales out.</source>
        <translation>共用一个 4 位缩放因子的权重个数；0 表示不用缩放因子。</translation>
    </message>
    <message>
        <source>Bits of what the linear layers take in: 4 to 8, or 16 to leave it as it is.</source>
        <translation>线性层输入的位数：4 到 8，或 16 表示保持原样。</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Per token: every token brings its own range, found while the model runs. Static: one range a layer, learned from calibration text; faster to run, less accurate.</source>
        <translation>逐词元：每个词元有自己的范围，在模型运行时确定。静态：每层一个范围，由校准文本学得；运行更快，精度较低。</translation>
    </message>
    <message>
        <source>Queries, keys and values too</source>
        <translation>也包括查询、键和值</translation>
    </message>
    <message>
        <source>Quantize what goes into the attention products as well, as in a quantized key-value cache.</source>
        <translation>同时量化进入注意力乘积的量，如同量化的键值缓存。</translation>
    </message>
    <message>
        <source>Train windows of blocks</source>
        <translation>训练块窗口</translation>
    </message>
    <message>
        <source>After a layer is solved, train step sizes and roundings so that whole blocks put out what the original puts out.</source>
        <translation>求解各层之后，训练步长和舍入，使整个块的输出与原始模型一致。</translation>
    </message>
    <message>
        <source>Blocks in a window</source>
        <translation>窗口中的块数</translation>
    </message>
    <message>
        <source>How many consecutive blocks are trained together. More see more of how errors travel; time and memory grow.</source>
        <translation>多少个连续的块共同训练。块越多越能看到误差如何传播；时间和内存随之增加。</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>How many blocks a window shares with the next one; these are trained again together with their new neighbours.</source>
        <translation>一个窗口与下一个窗口共有多少个块；这些块会与新的相邻块再次一起训练。</translation>
    </message>
    <message>
        <source>Shorter windows at the ends</source>
        <translation>两端用较短的窗口</translation>
    </message>
    <message>
        <source>Begin and end with smaller windows, so that the first and the last block are trained as often as the others.</source>
        <translation>以较小的窗口开始和结束，使首块和末块的训练次数与其他块相同。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often each window sees the calibration text. More lower the error until the text is learned by heart.</source>
        <translation>每个窗口看校准文本的次数。次数越多误差越低，直到把文本背下来为止。</translation>
    </message>
    <message>
        <source>Token windows a step</source>
        <translation>每步的词元窗口数</translation>
    </message>
    <message>
        <source>Token windows whose gradients are added up before each step. More make steps steadier and fewer.</source>
        <translation>每步之前累加梯度的词元窗口数。越多则每步越稳，步数越少。</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>What decides whether a weight is rounded up or down. An offset for every weight is the most accurate; low rank needs far less memory; soft ones follow AdaRound.</source>
        <translation>决定权重向上还是向下舍入的方式。每个权重一个偏移最精确；低秩所需内存少得多；软舍入遵循 AdaRound。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Rank of the low-rank offset. The CBQ paper uses 5; 32 and more come close to an offset for every weight.</source>
        <translation>低秩偏移的秩。CBQ 论文用 5；32 及以上接近每个权重一个偏移的效果。</translation>
    </message>
    <message>
        <source>Rate of step sizes</source>
        <translation>步长的学习率</translation>
    </message>
    <message>
        <source>Learning rate of the logarithm of the step sizes.</source>
        <translation>步长对数的学习率。</translation>
    </message>
    <message>
        <source>Rate of roundings</source>
        <translation>舍入的学习率</translation>
    </message>
    <message>
        <source>Learning rate of the rounding offsets. Too small and no weight changes its level; too large and they change back and forth.</source>
        <translation>舍入偏移的学习率。太小则没有权重改变级别；太大则来回改变。</translation>
    </message>
    <message>
        <source>Rate of activation ranges</source>
        <translation>激活范围的学习率</translation>
    </message>
    <message>
        <source>Learning rate of the logarithm of the activation ranges.</source>
        <translation>激活范围对数的学习率。</translation>
    </message>
    <message>
        <source>Rate of codebooks</source>
        <translation>码本的学习率</translation>
    </message>
    <message>
        <source>Learning rate of codewords and scales, relative to their size.</source>
        <translation>码字和缩放因子的学习率，相对于其大小。</translation>
    </message>
    <message>
        <source>Share of the homologous target</source>
        <translation>同源目标的比例</translation>
    </message>
    <message>
        <source>0 aims at what the original model puts out, 1 at what the original blocks make of the quantized input; 0.5 is the mean of both losses.</source>
        <translation>0 以原始模型的输出为目标，1 以原始块对量化输入的输出为目标；0.5 为两种损失的平均。</translation>
    </message>
    <message>
        <source>Weight of hidden divergence</source>
        <translation>隐藏状态散度的权重</translation>
    </message>
    <message>
        <source>Weight of the divergence between softmaxed hidden states beside the squared error.</source>
        <translation>在平方误差之外，经 softmax 的隐藏状态之间散度的权重。</translation>
    </message>
    <message>
        <source>Leave out the first token</source>
        <translation>略去第一个词元</translation>
    </message>
    <message>
        <source>The first token often carries huge activations that would drown the others in the divergence.</source>
        <translation>第一个词元常带有巨大的激活值，会在散度中淹没其他词元。</translation>
    </message>
    <message>
        <source>Weight of output divergence</source>
        <translation>输出散度的权重</translation>
    </message>
    <message>
        <source>Weight of the divergence between the predicted words of both models, in windows that end in the last block. 0 leaves it out.</source>
        <translation>在以最后一个块结尾的窗口中，两个模型预测词之间散度的权重。0 表示不使用。</translation>
    </message>
    <message>
        <source>Rounding regulariser</source>
        <translation>舍入正则项</translation>
    </message>
    <message>
        <source>Weight of the term that drives soft roundings up or down, annealed over the window.</source>
        <translation>把软舍入推向上或下的项的权重，在窗口内逐步退火。</translation>
    </message>
    <message>
        <source>Held-out token windows</source>
        <translation>留出的词元窗口</translation>
    </message>
    <message>
        <source>Token windows beside the calibration set that are never trained on; their error tells learning from memorizing.</source>
        <translation>校准集之外从不用于训练的词元窗口；其误差可区分学习与死记。</translation>
    </message>
    <message>
        <source>Matrix products in</source>
        <translation>矩阵乘积格式</translation>
    </message>
    <message>
        <source>Number format of the matrix products while training. 16 bits are faster on processors that have them.</source>
        <translation>训练时矩阵乘积的数值格式。在支持的处理器上，16 位更快。</translation>
    </message>
    <message>
        <source>Caches in</source>
        <translation>缓存格式</translation>
    </message>
    <message>
        <source>Number format of the activations kept between windows. 16 bits halve their memory.</source>
        <translation>窗口之间保留的激活值的数值格式。16 位使内存减半。</translation>
    </message>
    <message>
        <source>Memory for caches</source>
        <translation>缓存内存</translation>
    </message>
    <message>
        <source>Megabytes of activations kept in memory; the rest goes to a file in the run folder. 0 sets no limit.</source>
        <translation>保留在内存中的激活值（兆字节）；其余写入运行文件夹中的文件。0 表示不限。</translation>
    </message>
    <message>
        <source>Activation threshold</source>
        <translation>激活阈值</translation>
    </message>
    <message>
        <source>Input channels of these layers whose largest value is above it are scaled by coarse-to-fine preprocessing, instead of those it would find. Layers that share their input share the threshold.</source>
        <translation>这些层中最大值超过该阈值的输入通道由“由粗到细”预处理缩放，而不是它自己找到的通道。共用输入的层共用阈值。</translation>
    </message>
    <message>
        <source>Weight threshold</source>
        <translation>权重阈值</translation>
    </message>
    <message>
        <source>Weights of these layers above it are truncated by coarse-to-fine preprocessing, in the rows that gain by it, instead of those it would find.</source>
        <translation>这些层中超过该阈值的权重由“由粗到细”预处理在受益的行中截断，而不是它自己找到的权重。</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>激活值</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>k-means++</source>
        <translation>k-means++</translation>
    </message>
    <message>
        <source>Quantiles (vector length 1)</source>
        <translation>分位数（向量长度 1）</translation>
    </message>
    <message>
        <source>Mahalanobis distance</source>
        <translation>马氏距离</translation>
    </message>
    <message>
        <source>Diagonal of the Hessian</source>
        <translation>海森矩阵的对角线</translation>
    </message>
    <message>
        <source>Blocks of the Hessian</source>
        <translation>海森矩阵的子块</translation>
    </message>
    <message>
        <source>As the published code has it</source>
        <translation>与公开代码相同</translation>
    </message>
    <message>
        <source>Conjugate gradients</source>
        <translation>共轭梯度</translation>
    </message>
    <message>
        <source>Adam, as published</source>
        <translation>Adam，与论文相同</translation>
    </message>
    <message>
        <source>Share of singular values</source>
        <translation>奇异值比例</translation>
    </message>
    <message>
        <source>With vector length 1, store codebooks as a product of two matrices that keep this share of the singular values; 0 stores them as they are.</source>
        <translation>向量长度为 1 时，把码本存为保留该比例奇异值的两个矩阵之积；0 表示原样存储。</translation>
    </message>
    <message>
        <source>First codewords</source>
        <translation>初始码字</translation>
    </message>
    <message>
        <source>Where the fit of a codebook begins.</source>
        <translation>码本拟合的起点。</translation>
    </message>
    <message>
        <source>Weighing of errors</source>
        <translation>误差加权</translation>
    </message>
    <message>
        <source>What the fit of a codebook takes for the cost of an error. The published code inverts the paper&apos;s formula; choose it to compare.</source>
        <translation>码本拟合时以什么作为误差的代价。公开代码与论文公式相反；可选它作比较。</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>迭代次数</translation>
    </message>
    <message>
        <source>Rounds of fitting a codebook, at most; it ends early once nothing changes.</source>
        <translation>拟合码本的最多轮数；不再变化时提前结束。</translation>
    </message>
    <message>
        <source>Codebook update</source>
        <translation>码本更新</translation>
    </message>
    <message>
        <source>How codewords are fitted to the whole layer once all codes are chosen.</source>
        <translation>所有编码选定后，码字如何针对整层进行拟合。</translation>
    </message>
    <message>
        <source>Reassignments</source>
        <translation>重新分配</translation>
    </message>
    <message>
        <source>Rounds of choosing every code again, and codewords after it. Each lowers the error of the layer, the first ones most.</source>
        <translation>重新选取每个编码、再更新码字的轮数。每轮都降低该层误差，最初几轮最明显。</translation>
    </message>
    <message>
        <source>Additive codebooks</source>
        <translation>加性码本</translation>
    </message>
    <message>
        <source>Error times input energy</source>
        <translation>误差乘以输入能量</translation>
    </message>
    <message>
        <source>Inverse Hessian (paper)</source>
        <translation>逆海森矩阵（论文）</translation>
    </message>
    <message>
        <source>Size of the weights</source>
        <translation>权重大小</translation>
    </message>
    <message>
        <source>Chance, to compare</source>
        <translation>随机，用于比较</translation>
    </message>
    <message>
        <source>Critical channels in front</source>
        <translation>关键通道放在最前</translation>
    </message>
    <message>
        <source>All sorted by importance (paper)</source>
        <translation>全部按重要性排序（论文）</translation>
    </message>
    <message>
        <source>In place, whole vectors</source>
        <translation>保持原位，整个向量</translation>
    </message>
    <message>
        <source>How many neighbouring weights share one code. With 8 bits for each code, 8 weights make one bit a weight.</source>
        <translation>多少个相邻权重共用一个编码。每个编码 8 位时，8 个权重即每权重 1 位。</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>How many codewords every vector is the sum of.</source>
        <translation>每个向量由多少个码字相加而成。</translation>
    </message>
    <message>
        <source>Bits of a code</source>
        <translation>编码位数</translation>
    </message>
    <message>
        <source>A codebook has 2 to the power of that many codewords.</source>
        <translation>码本含有 2 的该次方个码字。</translation>
    </message>
    <message>
        <source>Extended codebooks</source>
        <translation>扩展码本</translation>
    </message>
    <message>
        <source>Further codebooks for the vectors of critical channels only (CRVQ). 0 is plain AQLM.</source>
        <translation>仅用于关键通道向量的附加码本（CRVQ）。0 即普通的 AQLM。</translation>
    </message>
    <message>
        <source>Bits of an extended code</source>
        <translation>扩展编码位数</translation>
    </message>
    <message>
        <source>The size of extended codebooks. Small layers fare better with small ones.</source>
        <translation>扩展码本的大小。较小的层宜用较小的码本。</translation>
    </message>
    <message>
        <source>Critical channels</source>
        <translation>关键通道</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>What makes an input channel critical.</source>
        <translation>什么使一个输入通道成为关键通道。</translation>
    </message>
    <message>
        <source>Order of channels</source>
        <translation>通道顺序</translation>
    </message>
    <message>
        <source>Where critical channels stand. Sorting all of them, as published, leaves every vector with equally strong channels and costs accuracy.</source>
        <translation>关键通道所在的位置。如论文那样对所有通道排序，会使每个向量的通道强度相近，并损失精度。</translation>
    </message>
    <message>
        <source>Codebooks shared</source>
        <translation>共享码本</translation>
    </message>
    <message>
        <source>Layers that read the same input, such as queries, keys and values, share their codebooks. Saves bits in small models.</source>
        <translation>读取相同输入的层（如查询、键和值）共用码本。在小模型中可节省位数。</translation>
    </message>
    <message>
        <source>Weighted beginning</source>
        <translation>加权初始化</translation>
    </message>
    <message>
        <source>First codewords weigh errors by the Hessian instead of all alike.</source>
        <translation>初始码字按海森矩阵对误差加权，而非一视同仁。</translation>
    </message>
    <message>
        <source>How codewords are fitted to the whole layer while codes stay.</source>
        <translation>编码不变时，码字如何针对整层进行拟合。</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>束宽</translation>
    </message>
    <message>
        <source>How many candidates the search for codes keeps. More find better codes and take longer.</source>
        <translation>搜索编码时保留多少候选。越多则编码越好，耗时越长。</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Rounds of fitting codewords and choosing codes, at most.</source>
        <translation>拟合码字与选择编码的轮数上限。</translation>
    </message>
    <message>
        <source>Smallest gain</source>
        <translation>最小收益</translation>
    </message>
    <message>
        <source>Rounds end once one gains less than this share of the error.</source>
        <translation>当一轮带来的收益低于误差的该比例时结束。</translation>
    </message>
    <message>
        <source>How quantized weights are stored. Uniform keeps equally spaced levels; vector codebooks keep the number of an entry that stands for several weights at once; additive codebooks add up entries of several.</source>
        <translation>量化权重的存储方式。均匀格式保存等间距的级别；向量码本保存同时代表多个权重的条目编号；加性码本将多个码本的条目相加。</translation>
    </message>
    <message>
        <source>Rate of norms</source>
        <translation>归一化的学习率</translation>
    </message>
    <message>
        <source>Learning rate of the weights of norms, relative to their size. 0 leaves them alone.</source>
        <translation>归一化权重的学习率，相对于其大小。0 表示保持不变。</translation>
    </message>
    <message>
        <source>Train the whole model</source>
        <translation>训练整个模型</translation>
    </message>
    <message>
        <source>After everything else, train what is continuous in all blocks at once, so that the model predicts what the original predicts. Needs memory for all blocks.</source>
        <translation>在其他步骤之后，同时训练所有块中的连续参数，使模型的预测与原始模型一致。需要容纳所有块的内存。</translation>
    </message>
    <message>
        <source>How often the calibration text is seen.</source>
        <translation>校准文本被使用的次数。</translation>
    </message>
    <message>
        <source>Share of the rates</source>
        <translation>学习率比例</translation>
    </message>
    <message>
        <source>The learning rates here, as a share of those of the reconstruction.</source>
        <translation>此处的学习率，相对于重建学习率的比例。</translation>
    </message>
    <message>
        <source>Codes too</source>
        <translation>编码也训练</translation>
    </message>
    <message>
        <source>Roundings and codes may change as well, not only what is continuous.</source>
        <translation>不仅连续参数，舍入和编码也可以改变。</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Share of the input channels whose vectors get extended codebooks: one vector at least, none with 0.</source>
        <translation>其向量获得扩展码本的输入通道所占比例：至少一个向量，为 0 时没有。</translation>
    </message>
</context>
<context>
    <name>RunInputs</name>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Documents are given as first-last, for example 0-299.</source>
        <translation>文档以“首-末”形式给出，例如 0-299。</translation>
    </message>
</context>
<context>
    <name>RunSentence</name>
    <message>
        <source>−%1 %</source>
        <translation>−%1%</translation>
    </message>
    <message>
        <source>+%1 %</source>
        <translation>+%1%</translation>
    </message>
    <message>
        <source>All %1 layers are quantized; the result is being measured.</source>
        <translation>全部 %1 个层已量化；正在测量结果。</translation>
    </message>
    <message>
        <source>The run is under way: %1 of %2 layers are quantized.</source>
        <translation>运行正在进行：已量化 %1 个层，共 %2 个。</translation>
    </message>
    <message>
        <source>The run failed after %1 of %2 layers: %3</source>
        <translation>运行失败，已量化 %1 个层，共 %2 个：%3</translation>
    </message>
    <message>
        <source>The run was stopped after %1 of %2 layers. Its finished blocks are kept: it can be resumed.</source>
        <translation>运行已停止，已量化 %1 个层，共 %2 个。已完成的块会保留：可以继续运行。</translation>
    </message>
    <message>
        <source>The original has a perplexity of %1 under %2. Start a run to see what fewer bits cost.</source>
        <translation>原始模型在 %2 下的困惑度为 %1。开始一次运行，即可看到减少位数的代价。</translation>
    </message>
    <message>
        <source>Evaluate it to see what that cost.</source>
        <translation>评估后即可看到代价。</translation>
    </message>
    <message>
        <source>Recipe %1 on %2.</source>
        <translation>配方 %1，用于 %2。</translation>
    </message>
    <message>
        <source>Calibrated on %1 token windows of %2 tokens.</source>
        <translation>用 %1 个词元窗口校准，每个 %2 个词元。</translation>
    </message>
    <message>
        <source>Calibrated on %1 token windows of %2 tokens; %3 were asked for.</source>
        <translation>用 %1 个词元窗口校准，每个 %2 个词元；要求的是 %3 个。</translation>
    </message>
    <message>
        <source>Perplexity under the protocol %1, over %2 predictions.</source>
        <translation>困惑度按协议 %1 测得，共 %2 次预测。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>The model&apos;s outliers are planted: %1 channels were made %2 times as large.</source>
        <translation>该模型的离群值是植入的：%1 个通道被放大到 %2 倍。</translation>
    </message>
    <message>
        <source>The run is under way: window %1 of %2 is being trained (%3).</source>
        <translation>运行正在进行：正在训练第 %1 个窗口，共 %2 个（%3）。</translation>
    </message>
    <message>
        <source>Training brought the loss of %1 windows of blocks down to %2 of where it began, to %3 on held-out text.</source>
        <translation>训练使 %1 个块窗口的损失降到起始值的 %2，在留出文本上降到 %3。</translation>
    </message>
    <message>
        <source>Training brought the loss of %1 windows of blocks down to %2 of where it began.</source>
        <translation>训练使 %1 个块窗口的损失降到起始值的 %2。</translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Blocks are trained %1 to %2 times</source>
        <translation>各块训练 %1 到 %2 次</translation>
    </message>
    <message>
        <source>Each block is trained once</source>
        <translation>每个块训练一次</translation>
    </message>
    <message>
        <source>Each block is trained twice</source>
        <translation>每个块训练两次</translation>
    </message>
    <message>
        <source>Each block is trained %1 times</source>
        <translation>每个块训练 %1 次</translation>
    </message>
    <message>
        <source>Windows of blocks: %1. %2, in %3 optimizer steps in all.</source>
        <translation>块窗口：%1。%2，共 %3 个优化步。</translation>
    </message>
    <message>
        <source>At the end all blocks are trained together.</source>
        <translation>最后所有块一起训练。</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Preparing</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Choosing calibration windows</source>
        <translation>选取校准窗口</translation>
    </message>
    <message>
        <source>Capturing activations</source>
        <translation>采集激活值</translation>
    </message>
    <message>
        <source>Quantizing layers</source>
        <translation>量化各层</translation>
    </message>
    <message>
        <source>Propagating through quantized blocks</source>
        <translation>通过已量化的块传播</translation>
    </message>
    <message>
        <source>Measuring perplexity</source>
        <translation>测量困惑度</translation>
    </message>
    <message>
        <source>Inspecting the model</source>
        <translation>检查模型</translation>
    </message>
    <message>
        <source>Planting outliers</source>
        <translation>正在植入离群值</translation>
    </message>
    <message>
        <source>Training windows of blocks</source>
        <translation>正在训练块窗口</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>Original</source>
        <translation>原始模型</translation>
    </message>
    <message>
        <source>Round to nearest</source>
        <translation>就近舍入</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次运行</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes, seconds</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
</context>
<context>
    <name>TrainingCurve</name>
    <message>
        <source>Optimizer step</source>
        <translation>优化步</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>平方误差</translation>
    </message>
    <message>
        <source>Hidden divergence</source>
        <translation>隐藏状态散度</translation>
    </message>
    <message>
        <source>Output divergence</source>
        <translation>输出散度</translation>
    </message>
    <message>
        <source>Regulariser</source>
        <translation>正则项</translation>
    </message>
    <message>
        <source>Calibration, each epoch</source>
        <translation>校准，每轮</translation>
    </message>
    <message>
        <source>Held out, each epoch</source>
        <translation>留出，每轮</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>blocks %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>would not train and is back where it began, at loss %1</source>
        <translation>无法训练，已回到起点，损失 %1</translation>
    </message>
    <message>
        <source>loss %1 to %2</source>
        <translation>损失 %1 降到 %2</translation>
    </message>
    <message>
        <source>held out %1 to %2</source>
        <translation>留出文本 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 of the weights rounded differently</source>
        <translation>%1 的权重舍入不同</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Block %1: %2.</source>
        <translation>块 %1：%2。</translation>
    </message>
    <message>
        <source>Blocks %1: %2.</source>
        <translation>块 %1：%2。</translation>
    </message>
</context>
<context>
    <name>precis::Actions</name>
    <message>
        <source>&amp;Open Model…</source>
        <translation>打开模型(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a model: a folder with config.json, weights and tokenizer</source>
        <translation>打开模型：含有 config.json、权重和分词器的文件夹</translation>
    </message>
    <message>
        <source>Open &amp;Run…</source>
        <translation>打开运行(&amp;R)…</translation>
    </message>
    <message>
        <source>Open the folder of a run to see it again or to resume it</source>
        <translation>打开一次运行的文件夹，以再次查看或继续运行</translation>
    </message>
    <message>
        <source>Open Re&amp;cipe…</source>
        <translation>打开配方(&amp;C)…</translation>
    </message>
    <message>
        <source>Open a recipe that was exported</source>
        <translation>打开已导出的配方</translation>
    </message>
    <message>
        <source>&amp;Export Configuration…</source>
        <translation>导出配置(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the recipe as a file for precis-cli and for later</source>
        <translation>把配方写成文件，供 precis-cli 和日后使用</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the workbench</source>
        <translation>关闭工作台</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Language, palette, threads, folder for runs</source>
        <translation>语言、配色、线程、运行文件夹</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Quantize the model with this recipe</source>
        <translation>用该配方量化模型</translation>
    </message>
    <message>
        <source>Conti&amp;nue</source>
        <translation>接着运行(&amp;N)</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>让运行接着进行</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Hold the run; it keeps its place</source>
        <translation>暂停运行；进度保持不变</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>End the run; finished blocks are kept</source>
        <translation>结束运行；已完成的块会保留</translation>
    </message>
    <message>
        <source>Resu&amp;me</source>
        <translation>继续(&amp;M)</translation>
    </message>
    <message>
        <source>Continue the run on display behind its last finished block</source>
        <translation>从最后一个已完成的块之后继续当前显示的运行</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>评估(&amp;E)</translation>
    </message>
    <message>
        <source>Measure perplexity on the evaluation text</source>
        <translation>在评估文本上测量困惑度</translation>
    </message>
    <message>
        <source>&amp;Inspect Outliers</source>
        <translation>检查离群值(&amp;I)</translation>
    </message>
    <message>
        <source>Find the largest weights and activations of every channel</source>
        <translation>找出每个通道中最大的权重和激活值</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>List all keyboard shortcuts</source>
        <translation>列出所有键盘快捷键</translation>
    </message>
    <message>
        <source>&amp;About Precis</source>
        <translation>关于 Precis(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>版本与许可证</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>Start Pa&amp;ge</source>
        <translation>起始页(&amp;G)</translation>
    </message>
    <message>
        <source>Go to the page with the demo, recent models and unfinished runs</source>
        <translation>转到含有演示、最近的模型和未完成运行的页面</translation>
    </message>
    <message>
        <source>&amp;Plant Outliers…</source>
        <translation>植入离群值(&amp;P)…</translation>
    </message>
    <message>
        <source>Copy the model and give it activation outliers without changing its function</source>
        <translation>复制模型，在不改变其功能的前提下为副本加入激活离群值</translation>
    </message>
</context>
<context>
    <name>precis::ActivityLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopping: the current step ends first…</source>
        <translation>正在停止：先完成当前步骤…</translation>
    </message>
    <message>
        <source>%1, block %2 (of %3)</source>
        <translation>%1，块 %2（共 %3 个）</translation>
    </message>
    <message>
        <source>%1, block %2</source>
        <translation>%1，块 %2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Done in %1, at most %2 of memory</source>
        <translation>已完成，用时 %1，内存最多 %2</translation>
    </message>
    <message>
        <source>Stopped; finished blocks are kept</source>
        <translation>已停止；已完成的块会保留</translation>
    </message>
    <message>
        <source>Failed; finished blocks are kept</source>
        <translation>失败；已完成的块会保留</translation>
    </message>
    <message>
        <source>Training window %1 of %2: %3</source>
        <translation>正在训练窗口 %1（共 %2 个）：%3</translation>
    </message>
</context>
<context>
    <name>precis::AdditiveView</name>
    <message>
        <source>Basic %1</source>
        <translation>基本 %1</translation>
    </message>
    <message>
        <source>Extended %1</source>
        <translation>扩展 %1</translation>
    </message>
    <message>
        <source>Importance of each input channel</source>
        <translation>各输入通道的重要性</translation>
    </message>
    <message>
        <source>As they are &amp;stored</source>
        <translation>按存储顺序(&amp;S)</translation>
    </message>
    <message>
        <source>Shows the channels in the order in which vectors are made of them.</source>
        <translation>按组成向量的顺序显示通道。</translation>
    </message>
    <message>
        <source>As in the rec&amp;ipe</source>
        <translation>与配方相同(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Use this share</source>
        <translation>使用此比例(&amp;U)</translation>
    </message>
    <message>
        <source>Writes the share of critical channels into the recipe. It can be undone.</source>
        <translation>将关键通道的比例写入配方。可以撤销。</translation>
    </message>
    <message>
        <source>What each codebook adds</source>
        <translation>每个码本的贡献</translation>
    </message>
    <message>
        <source>Use of codewords</source>
        <translation>码字的使用</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Figures of the codebooks</source>
        <translation>各码本的数据</translation>
    </message>
    <message>
        <source>Running the calibration text through the model up to this layer, and fitting its codebooks…</source>
        <translation>正在将校准文本送入模型直到该层，并拟合其码本……</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>关键</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>扩展</translation>
    </message>
    <message>
        <source>With %1 and those before it</source>
        <translation>含 %1 及其之前的码本</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Codewords, by falling use</source>
        <translation>码字（按使用次数降序）</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量数</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>排名 %1</translation>
    </message>
    <message>
        <source>Use of codewords; dead: %1</source>
        <translation>码字的使用；空闲：%1</translation>
    </message>
    <message>
        <source>layer error %1 at %2 bits per weight</source>
        <translation>层误差 %1，每权重 %2 位</translation>
    </message>
    <message>
        <source>No channel is critical: %1.</source>
        <translation>没有关键通道：%1。</translation>
    </message>
    <message>
        <source>By the recipe: %1.</source>
        <translation>按配方：%1。</translation>
    </message>
    <message>
        <source>Quantizing…</source>
        <translation>正在量化……</translation>
    </message>
    <message>
        <source>C&amp;odebook:</source>
        <translation>码本(&amp;O)：</translation>
    </message>
    <message>
        <source>Layer error</source>
        <translation>层误差</translation>
    </message>
    <message>
        <source>Critical channels: %1 of %2, %3.</source>
        <translation>关键通道：%1 / %2，%3。</translation>
    </message>
    <message>
        <source>Rounds of fitting: %1; a run takes up to %2.</source>
        <translation>拟合轮数：%1；实际运行最多 %2 轮。</translation>
    </message>
</context>
<context>
    <name>precis::Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>precis::BarPlot</name>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>%1: %2 ± %3</source>
        <translation>%1：%2 ± %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>precis::BitsBar</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>What the bits are spent on</source>
        <translation>位数的用途</translation>
    </message>
</context>
<context>
    <name>precis::BitsSlider</name>
    <message>
        <source>Bits of additive codebooks</source>
        <translation>加性码本的位数</translation>
    </message>
    <message>
        <source>Codes take %1 bits per weight; what codebooks add depends on the model.</source>
        <translation>编码占每权重 %1 位；码本所增加的位数取决于模型。</translation>
    </message>
    <message>
        <source>%1 bits per weight on this model, %2 of them codes.</source>
        <translation>在此模型上每权重 %1 位，其中编码占 %2 位。</translation>
    </message>
    <message>
        <source>Fewer bits</source>
        <translation>更少位数</translation>
    </message>
    <message>
        <source>Less error</source>
        <translation>更小误差</translation>
    </message>
    <message>
        <source>Bits against error</source>
        <translation>位数与误差</translation>
    </message>
    <message>
        <source>Chooses codebooks, their size and the share of critical channels together.</source>
        <translation>同时选择码本、其大小以及关键通道的比例。</translation>
    </message>
</context>
<context>
    <name>precis::BlockStrip</name>
    <message>
        <source>Blocks of the model</source>
        <translation>模型的块</translation>
    </message>
    <message>
        <source>%1 of %2 blocks are finished.</source>
        <translation>已完成 %1 个块，共 %2 个。</translation>
    </message>
    <message>
        <source>The window is over %1.</source>
        <translation>窗口位于%1。</translation>
    </message>
    <message>
        <source>Block %1 is finished</source>
        <translation>块 %1 已完成</translation>
    </message>
    <message>
        <source>Block %1 is in the window</source>
        <translation>块 %1 在窗口内</translation>
    </message>
    <message>
        <source>Block %1 is not finished</source>
        <translation>块 %1 未完成</translation>
    </message>
</context>
<context>
    <name>precis::CodebookEffectModel</name>
    <message>
        <source>What the recipe says.</source>
        <translation>配方的设定。</translation>
    </message>
    <message>
        <source>%1 bits</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>%1, SVD %2</source>
        <translation>%1，SVD %2</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>How many bits each number of a codebook takes, and what share of the singular values is kept.</source>
        <translation>码本中每个数所占的位数，以及保留的奇异值比例。</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Bits per weight, everything that is stored counted.</source>
        <translation>每权重位数，计入所有存储内容。</translation>
    </message>
    <message>
        <source>Layer error</source>
        <translation>层误差</translation>
    </message>
    <message>
        <source>Of what the layer puts out: the squared error over its own size.</source>
        <translation>层输出的误差：平方误差与输出自身大小之比。</translation>
    </message>
</context>
<context>
    <name>precis::CodebookPlot</name>
    <message>
        <source>Codewords</source>
        <translation>码字</translation>
    </message>
    <message>
        <source>Dead: nearest to no vector</source>
        <translation>空闲：不是任何向量的最近码字</translation>
    </message>
    <message>
        <source>Codeword</source>
        <translation>码字</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量数</translation>
    </message>
    <message>
        <source>Share of the error</source>
        <translation>误差占比</translation>
    </message>
</context>
<context>
    <name>precis::CodebookScrubber</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play the rounds of the fit</source>
        <translation>播放拟合的各轮</translation>
    </message>
    <message>
        <source>Round of the fit</source>
        <translation>拟合轮次</translation>
    </message>
    <message>
        <source>The rounds of expectation and maximization from the seeds on, then what the sweep made of the codebook, and what the run stored.</source>
        <translation>从初始码字开始的各轮期望最大化，然后是扫描后的码本，以及运行所存储的码本。</translation>
    </message>
</context>
<context>
    <name>precis::CodebooksPage</name>
    <message>
        <source>Codeword</source>
        <translation>码字</translation>
    </message>
    <message>
        <source>Codeword %1</source>
        <translation>码字 %1</translation>
    </message>
    <message>
        <source>Vectors of neighbouring weights and the codewords that stand for them appear here, round by round of their fit, with the use and the error of each codeword.</source>
        <translation>这里逐轮显示相邻权重构成的向量及代表它们的码字，以及每个码字的使用次数和误差。</translation>
    </message>
    <message>
        <source>No layer was looked at yet.</source>
        <translation>尚未查看任何层。</translation>
    </message>
    <message>
        <source>Running the calibration text through the model up to this layer, and fitting its codebooks…</source>
        <translation>正在将校准文本送入模型直到该层，并拟合其码本……</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>&amp;Column group:</source>
        <translation>列组(&amp;C)：</translation>
    </message>
    <message>
        <source>Row group</source>
        <translation>行组</translation>
    </message>
    <message>
        <source>Column group</source>
        <translation>列组</translation>
    </message>
    <message>
        <source>Each group of rows has codebooks of its own.</source>
        <translation>每个行组有自己的码本。</translation>
    </message>
    <message>
        <source>Each group of columns has codebooks of its own.</source>
        <translation>每个列组有自己的码本。</translation>
    </message>
    <message>
        <source>Vectors of each codeword</source>
        <translation>每个码字的向量数</translation>
    </message>
    <message>
        <source>Error of each codeword</source>
        <translation>每个码字的误差</translation>
    </message>
    <message>
        <source>Error by round</source>
        <translation>各轮误差</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Figures of the codebook</source>
        <translation>码本的数据</translation>
    </message>
    <message>
        <source> of %1</source>
        <comment>behind the number of a group</comment>
        <translation>，共 %1</translation>
    </message>
    <message>
        <source>Hessian weight</source>
        <translation>海森权重</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>First weight of a pair</source>
        <translation>一对中的第一个权重</translation>
    </message>
    <message>
        <source>First main axis</source>
        <translation>第一主轴</translation>
    </message>
    <message>
        <source>Second weight</source>
        <translation>第二个权重</translation>
    </message>
    <message>
        <source>Second main axis</source>
        <translation>第二主轴</translation>
    </message>
    <message>
        <source>Weights and codewords</source>
        <translation>权重与码字</translation>
    </message>
    <message>
        <source>Projection of %1 numbers onto two, which shows %2 of their variance</source>
        <translation>将 %1 个数投影到两个轴，显示其方差的 %2</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量数</translation>
    </message>
    <message>
        <source>Share of the error (%)</source>
        <translation>误差占比 (%)</translation>
    </message>
    <message>
        <source>Vectors of each codeword (✕: dead, used by none)</source>
        <translation>每个码字的向量数（✕：空闲，无向量使用）</translation>
    </message>
    <message>
        <source>Dead codewords, used by no vector: %1.</source>
        <translation>空闲码字（无向量使用）：%1。</translation>
    </message>
    <message>
        <source>After the sweep: weighted error %1. Codes now make up for other vectors&apos; errors, which takes them away from the nearest codeword.</source>
        <translation>扫描之后：加权误差 %1。编码此时会补偿其他向量的误差，因此不再总是最近的码字。</translation>
    </message>
    <message>
        <source>Seeds: weighted error %1 of the weights&apos; own size.</source>
        <translation>初始码字：加权误差为权重自身大小的 %1。</translation>
    </message>
    <message>
        <source>Round %1 of %2: weighted error %3.</source>
        <translation>第 %1 轮，共 %2 轮：加权误差 %3。</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Weighted error (%)</source>
        <translation>加权误差 (%)</translation>
    </message>
    <message>
        <source>Weighted error</source>
        <translation>加权误差</translation>
    </message>
    <message>
        <source>Rows %1 and columns %2 share %3 codewords of length %4 for %5 vectors. The layer: error %6 at %7 bits per weight, over %8 tokens.</source>
        <translation>行 %1 和列 %2 共用 %3 个长度为 %4 的码字，对应 %5 个向量。该层：误差 %6，每权重 %7 位，基于 %8 个词元。</translation>
    </message>
    <message>
        <source>Every %1 neighbouring weights are a sum of codewords, one of each codebook, times a scale of their row. Critical channels add the extended codebooks.</source>
        <translation>每 %1 个相邻权重是各码本码字之和乘以所在行的缩放系数。关键通道还加上扩展码本。</translation>
    </message>
    <message>
        <source>Error of the layer, by how its codebooks are stored</source>
        <translation>层误差，按码本的存储方式</translation>
    </message>
    <message>
        <source>The whole layer, quantized with its codebooks stored in these ways:</source>
        <translation>整层在以下码本存储方式下的量化结果：</translation>
    </message>
    <message>
        <source>Quantizing the layer with its codebooks stored in other ways…</source>
        <translation>正在以其他码本存储方式量化该层……</translation>
    </message>
    <message>
        <source>Fitting anew…</source>
        <translation>正在重新拟合…</translation>
    </message>
    <message>
        <source>Row &amp;group:</source>
        <translation>行组(&amp;G)：</translation>
    </message>
    <message>
        <source>Codeword %1 – vectors: %2, share of the error: %3</source>
        <translation>码字 %1 – 向量数：%2，误差占比：%3</translation>
    </message>
    <message>
        <source>As the run stored it: weighted error %1.</source>
        <translation>运行所存储的结果：加权误差 %1。</translation>
    </message>
    <message>
        <source>Of the plain weights on full-precision inputs, that is: the run aimed at the original&apos;s outputs instead, so more error here can be less in the end.</source>
        <translation>该误差相对于原始权重和全精度输入；而运行以原模型的输出为目标，因此此处误差较大，最终误差反而可能较小。</translation>
    </message>
</context>
<context>
    <name>precis::DeploymentPage</name>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>A language model that writes one token at a time spends most of it multiplying matrices with vectors, and what limits that is how fast memory brings the weights. Here this machine multiplies a layer in several formats, with our own kernels, and reads memory in the same measurement.</source>
        <translation>逐个词元生成的语言模型大部分时间都在做矩阵与向量的乘法，其瓶颈是内存提供权重的速度。这里用我们自己的内核，以多种格式在本机上对一层做乘法，并在同一次测量中读取内存。</translation>
    </message>
    <message>
        <source>&amp;Layer:</source>
        <translation>层(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Columns:</source>
        <translation>列数(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>Takes about three seconds. Other programs that keep the machine busy disturb it.</source>
        <translation>约需三秒。占用本机的其他程序会造成干扰。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Size and time of each format</source>
        <translation>各格式的大小与耗时</translation>
    </message>
    <message>
        <source>Time of a product with a vector (µs, lower is better)</source>
        <translation>与向量相乘的时间（µs，越低越好）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Another shape</source>
        <translation>其他形状</translation>
    </message>
    <message>
        <source>Nothing is measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>A layer of %1 on %2 threads with %3 instructions. Memory brings %4 a second.</source>
        <translation>%1 的层，%2 个线程，使用 %3 指令。内存每秒提供 %4。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>As fast as memory brings the weights</source>
        <translation>内存提供权重的极限速度</translation>
    </message>
    <message>
        <source>%1, measured</source>
        <translation>%1，实测</translation>
    </message>
    <message>
        <source>%1, by memory alone</source>
        <translation>%1，仅受内存限制</translation>
    </message>
    <message>
        <source>R&amp;ows:</source>
        <translation>行数(&amp;O)：</translation>
    </message>
    <message>
        <source>Rows times columns can be %1 at most: more would not fit into the memory of many machines.</source>
        <translation>行数乘以列数最多为 %1：再大则许多机器的内存容纳不下。</translation>
    </message>
</context>
<context>
    <name>precis::EstimateLine</name>
    <message>
        <source>Open a model to see the size it will come to.</source>
        <translation>打开模型后，这里显示预计大小。</translation>
    </message>
    <message>
        <source>The predicted size appears when every field is right.</source>
        <translation>所有字段都正确后显示预计大小。</translation>
    </message>
    <message>
        <source>Predicted: %1 bits per weight, %2 instead of %3 for the linear layers.</source>
        <translation>预计：每权重 %1 位，线性层为 %2，原为 %3。</translation>
    </message>
    <message>
        <source>About %1 on this machine.</source>
        <translation>在本机上大约需要 %1。</translation>
    </message>
    <message>
        <source>Predicted size and time</source>
        <translation>预计大小和时间</translation>
    </message>
</context>
<context>
    <name>precis::HeatMap</name>
    <message>
        <source>%1: no value</source>
        <translation>%1：无数值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1，%2 %3</translation>
    </message>
</context>
<context>
    <name>precis::LayerChooser</name>
    <message>
        <source>&amp;Kind of layer:</source>
        <translation>层类型(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;Block:</source>
        <translation>块(&amp;B)：</translation>
    </message>
    <message>
        <source>Kind of layer</source>
        <translation>层类型</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
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
        <translation>该层在校准输入上的输出平方误差，相对于输出本身。</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重位数</translation>
    </message>
    <message>
        <source>Relative output error</source>
        <translation>相对输出误差</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
</context>
<context>
    <name>precis::LayerErrorsView</name>
    <message>
        <source>Relative output error of each layer</source>
        <translation>各层的相对输出误差</translation>
    </message>
    <message>
        <source>Quantized layers</source>
        <translation>已量化的层</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Relative output error</source>
        <translation>相对输出误差</translation>
    </message>
    <message>
        <source>Block %1, %2</source>
        <translation>块 %1，%2</translation>
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
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>Control with up and down moves a threshold, with Shift in larger steps; control with left and right picks the other one.</source>
        <translation>Ctrl 加上下键移动阈值，同时按 Shift 步幅更大；Ctrl 加左右键选择另一个阈值。</translation>
    </message>
</context>
<context>
    <name>precis::LogModel</name>
    <message>
        <source>Resumed recipe %1 at block %2 of %3.</source>
        <translation>从块 %2（共 %3 个）继续配方 %1。</translation>
    </message>
    <message>
        <source>Started recipe %1: %2 blocks, %3 calibration windows (%4 asked for) of %5 tokens.</source>
        <translation>已开始配方 %1：%2 个块，%3 个校准窗口（要求 %4 个），每个 %5 个词元。</translation>
    </message>
    <message>
        <source>Block %1, %2: relative output error %3 at %4 bits per weight, %5.</source>
        <translation>块 %1，%2：相对输出误差 %3，每权重 %4 位，%5。</translation>
    </message>
    <message>
        <source>%1: perplexity %2 (%3, %4 predictions).</source>
        <translation>%1：困惑度 %2（%3，%4 次预测）。</translation>
    </message>
    <message>
        <source>Block %1 is saved.</source>
        <translation>块 %1 已保存。</translation>
    </message>
    <message>
        <source>Stopped. Finished blocks are kept; resume continues behind them.</source>
        <translation>已停止。已完成的块会保留；“继续”从其后接着运行。</translation>
    </message>
    <message>
        <source>Done in %1: %2 bits per weight, at most %3 of memory.</source>
        <translation>已完成，用时 %1：每权重 %2 位，内存最多 %3。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>precis::LogView</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>precis::MainWindow</name>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>离群值</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
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
        <translation>舍入</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
</context>
<context>
    <name>precis::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Recent &amp;Models</source>
        <translation>最近的模型(&amp;M)</translation>
    </message>
    <message>
        <source>Prese&amp;t</source>
        <translation>预设(&amp;T)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a model, a run or a recipe</source>
        <translation>打开模型、运行或配方</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Begin with the recipe of a published method</source>
        <translation>从已发表方法的配方开始</translation>
    </message>
    <message>
        <source>No model has been opened yet</source>
        <translation>尚未打开过模型</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
</context>
<context>
    <name>precis::NextSteps</name>
    <message>
        <source>Next steps</source>
        <translation>后续步骤</translation>
    </message>
    <message>
        <source>Try %1 bits</source>
        <translation>试试 %1 位</translation>
    </message>
    <message>
        <source>Run this recipe once more with %1 bits, on the same texts</source>
        <translation>在相同的文本上以 %1 位再运行一次该配方</translation>
    </message>
    <message>
        <source>Compare with GPTQ</source>
        <translation>与 GPTQ 比较</translation>
    </message>
    <message>
        <source>Run this recipe once more with the Hessian sweep, on the same texts</source>
        <translation>在相同的文本上用海森扫描再运行一次该配方</translation>
    </message>
    <message>
        <source>Export the configuration…</source>
        <translation>导出配置…</translation>
    </message>
    <message>
        <source>Write the recipe as a file for precis-cli and for later</source>
        <translation>把配方写成文件，供 precis-cli 和日后使用</translation>
    </message>
    <message>
        <source>Plant outliers and go to W4A4</source>
        <translation>植入离群值并转到 W4A4</translation>
    </message>
    <message>
        <source>Copy the model, give the copy the activation outliers that large models have, and quantize it to weights and activations of 4 bits</source>
        <translation>复制模型，给副本加上大模型所具有的激活离群值，并把权重和激活值都量化到 4 位</translation>
    </message>
</context>
<context>
    <name>precis::OutlierModel</name>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Input channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Largest weight</source>
        <translation>最大权重</translation>
    </message>
    <message>
        <source>Largest input</source>
        <translation>最大输入</translation>
    </message>
</context>
<context>
    <name>precis::OutliersPage</name>
    <message>
        <source>The largest absolute value of each input channel appears here, of the weights and of what flows into them. A few channels far above the rest are what makes a layer hard to quantize.</source>
        <translation>这里显示每个输入通道的最大绝对值，包括权重及其输入。少数远高于其余的通道正是一层难以量化的原因。</translation>
    </message>
    <message>
        <source>The first layer was not looked at yet.</source>
        <translation>第一层尚未检查。</translation>
    </message>
    <message>
        <source>The model was not looked at yet.</source>
        <translation>模型尚未检查。</translation>
    </message>
    <message>
        <source>Inspect the model</source>
        <translation>检查模型</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>离群值</translation>
    </message>
    <message>
        <source>&amp;Look at:</source>
        <translation>查看(&amp;L)：</translation>
    </message>
    <message>
        <source>Input activations</source>
        <translation>输入激活值</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Sort &amp;channels by size</source>
        <translation>按大小排列通道(&amp;C)</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Largest absolute inputs of %1, in all blocks</source>
        <translation>%1 在所有块中的最大输入绝对值</translation>
    </message>
    <message>
        <source>Largest absolute weights of %1, in all blocks</source>
        <translation>%1 在所有块中的最大权重绝对值</translation>
    </message>
    <message>
        <source>Activations were not recorded: the model was inspected without a text.</source>
        <translation>未记录激活值：检查模型时没有使用文本。</translation>
    </message>
    <message>
        <source>Channels, by falling input</source>
        <translation>通道（按输入降序）</translation>
    </message>
    <message>
        <source>Channels, by falling weight</source>
        <translation>通道（按权重降序）</translation>
    </message>
    <message>
        <source>Largest absolute values of %1 in block %2</source>
        <translation>%1 在块 %2 中的最大绝对值</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After preprocessing</source>
        <translation>预处理之后</translation>
    </message>
    <message>
        <source>Largest absolute inputs of %1 in block %2</source>
        <translation>块 %2 中 %1 的最大输入绝对值</translation>
    </message>
    <message>
        <source>Largest absolute weights of %1 in block %2</source>
        <translation>块 %2 中 %1 的最大权重绝对值</translation>
    </message>
</context>
<context>
    <name>precis::OverridesEditor</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Give some layers other settings than the rest.</source>
        <translation>为某些层指定与其余层不同的设置。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Layer overrides</source>
        <translation>层的例外</translation>
    </message>
</context>
<context>
    <name>precis::OverridesModel</name>
    <message>
        <source>Layers whose full name matches, for example blocks.0.* or *.down_proj.</source>
        <translation>全名匹配的层，例如 blocks.0.* 或 *.down_proj。</translation>
    </message>
    <message>
        <source>Bits of these layers. 16 leaves them as they are; empty: as in the recipe.</source>
        <translation>这些层的位数。16 表示保持原样；留空：与配方相同。</translation>
    </message>
    <message>
        <source>Group size of these layers. Empty: as in the recipe.</source>
        <translation>这些层的组大小。留空：与配方相同。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>位数</translation>
    </message>
    <message>
        <source>Group size</source>
        <translation>组大小</translation>
    </message>
    <message>
        <source>Input channels above it are scaled by coarse-to-fine preprocessing. Empty: preprocessing looks for it. The Outliers page shows what it does.</source>
        <translation>高于该值的输入通道由“由粗到细”预处理缩放。留空：由预处理寻找。“离群值”页面显示其效果。</translation>
    </message>
    <message>
        <source>Weights above it are truncated by coarse-to-fine preprocessing. Empty: preprocessing looks for it. The Outliers page shows what it does.</source>
        <translation>高于该值的权重由“由粗到细”预处理截断。留空：由预处理寻找。“离群值”页面显示其效果。</translation>
    </message>
    <message>
        <source>Activation threshold</source>
        <translation>激活阈值</translation>
    </message>
    <message>
        <source>Weight threshold</source>
        <translation>权重阈值</translation>
    </message>
</context>
<context>
    <name>precis::OverviewPage</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The original, rounding to nearest at the same bits and your run appear here side by side: perplexity, bits per weight, size and time.</source>
        <translation>这里并排显示原始模型、相同位数的就近舍入和本次运行：困惑度、每权重位数、大小和用时。</translation>
    </message>
    <message>
        <source>Nothing was run or measured yet.</source>
        <translation>尚未运行或测量。</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Perplexity (lower is better)</source>
        <translation>困惑度（越低越好）</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重位数</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Nothing is measured yet. A run measures at its end when it has an evaluation text; Evaluate measures at any time.</source>
        <translation>尚未测量。有评估文本时，运行在结束时测量；“评估”可随时测量。</translation>
    </message>
    <message>
        <source>What the bits of this run are spent on:</source>
        <translation>本次运行的位数用途：</translation>
    </message>
</context>
<context>
    <name>precis::Page</name>
    <message>
        <source>No model is open.</source>
        <translation>没有打开的模型。</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
</context>
<context>
    <name>precis::PerplexityModel</name>
    <message>
        <source>Of the linear layers in the blocks: what a recipe quantizes.</source>
        <translation>块中各线性层的数值：即配方所量化的部分。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测数</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重位数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>precis::PlantDialog</name>
    <message>
        <source>Plant Outliers</source>
        <translation>植入离群值</translation>
    </message>
    <message>
        <source>Large models have a few channels whose activations are far larger than all others, which makes activations hard to quantize. Small models lack them. This copies the model and plants such channels: the gains of the norms grow, the weights behind them shrink, and what the model computes stays the same.</source>
        <translation>大模型有少数通道的激活值远大于其他通道，因此激活值难以量化；小模型则没有。此操作复制模型并植入这样的通道：归一化层的增益变大，其后的权重变小，而模型的计算结果保持不变。</translation>
    </message>
    <message>
        <source>How many channels of the model width stand out, the same in every block.</source>
        <translation>模型宽度中有多少个通道突出，每个块中都相同。</translation>
    </message>
    <message>
        <source>How many times as large these channels become.</source>
        <translation>这些通道放大到多少倍。</translation>
    </message>
    <message>
        <source>Chooses the channels.</source>
        <translation>决定选择哪些通道。</translation>
    </message>
    <message>
        <source>The copy goes here. It is a model like any other and says that its outliers are planted.</source>
        <translation>副本存放在这里。它与其他模型一样使用，并注明其离群值是植入的。</translation>
    </message>
    <message>
        <source>Choose the folder for the copy</source>
        <translation>选择副本的文件夹</translation>
    </message>
    <message>
        <source>&amp;Plant</source>
        <translation>植入(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>通道数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Factor</source>
        <translation>倍数(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>随机种子(&amp;S)</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Folder for the Copy</source>
        <translation>副本的文件夹</translation>
    </message>
    <message>
        <source>Name a folder for the copy.</source>
        <translation>请指定副本的文件夹。</translation>
    </message>
    <message>
        <source>This folder is in use. Choose a new one: nothing is overwritten.</source>
        <translation>此文件夹已有内容。请选择一个新文件夹：不会覆盖任何文件。</translation>
    </message>
    <message>
        <source>With this factor the model stays the same within rounding.</source>
        <translation>使用此倍数时，模型在舍入误差内保持不变。</translation>
    </message>
    <message>
        <source>The model is stored in half precision: with this factor its weights are rounded once more. 16, 32 or 64 round next to nothing.</source>
        <translation>模型以半精度存储：使用此倍数时权重会再次舍入。16、32 或 64 几乎不产生舍入。</translation>
    </message>
</context>
<context>
    <name>precis::PlotView</name>
    <message>
        <source>Show all data</source>
        <translation>显示全部数据</translation>
    </message>
    <message>
        <source>Save the plot as a picture…</source>
        <translation>将图表保存为图片…</translation>
    </message>
    <message>
        <source>Save the plot&apos;s numbers…</source>
        <translation>保存图表的数据…</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Fit the plot to its data, or save it as PNG, SVG, PDF or CSV.</source>
        <translation>使图表适应数据，或保存为 PNG、SVG、PDF 或 CSV。</translation>
    </message>
    <message>
        <source>Arrow keys read the values, Return selects, plus and minus zoom, Home shows all.</source>
        <translation>方向键读取数值，回车键选择，加号和减号缩放，Home 键显示全部。</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves, a double click shows all data. The arrow keys read the values.</source>
        <translation>滚轮缩放，拖动平移，双击显示全部数据。方向键读取数值。</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>The plot was saved as “%1”.</source>
        <translation>图表已保存为“%1”。</translation>
    </message>
</context>
<context>
    <name>precis::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>全部核心</translation>
    </message>
    <message>
        <source>Threads the engine computes with, from the next job on.</source>
        <translation>引擎计算所用的线程数，从下一个任务起生效。</translation>
    </message>
    <message>
        <source>Choose the folder for runs</source>
        <translation>选择运行文件夹</translation>
    </message>
    <message>
        <source>Every run becomes a folder in this one.</source>
        <translation>每次运行都会成为其中的一个文件夹。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Palette</source>
        <translation>配色(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>线程(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Folder for runs</source>
        <translation>运行文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Folder for runs</source>
        <translation>运行文件夹</translation>
    </message>
</context>
<context>
    <name>precis::ProductTimingModel</name>
    <message>
        <source>32-bit floating point</source>
        <translation>32 位浮点</translation>
    </message>
    <message>
        <source>8-bit integers</source>
        <translation>8 位整数</translation>
    </message>
    <message>
        <source>4-bit integers</source>
        <translation>4 位整数</translation>
    </message>
    <message>
        <source>2D codebooks, 2 bits</source>
        <translation>二维码本，2 位</translation>
    </message>
    <message>
        <source>2D codebooks, 4 bits</source>
        <translation>二维码本，4 位</translation>
    </message>
    <message>
        <source>4D codebooks, 2 bits</source>
        <translation>四维码本，2 位</translation>
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
        <translation>编码、码本、缩放系数和填充之和除以权重数。</translation>
    </message>
    <message>
        <source>Of one product of the matrix with a vector: the median of the repetitions.</source>
        <translation>矩阵与向量相乘一次的时间：多次重复的中位数。</translation>
    </message>
    <message>
        <source>Against 32-bit floating point.</source>
        <translation>相对于 32 位浮点。</translation>
    </message>
    <message>
        <source>The bytes it reads a second, over what memory gives. More than 100 % means that the matrix stays in the caches.</source>
        <translation>每秒读取的字节数与内存带宽之比。超过 100 % 表示矩阵驻留在缓存中。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重位数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Of bandwidth</source>
        <translation>带宽占比</translation>
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
        <translation>本次运行与原始模型的负对数似然相差 %1 奈特（%2 个词元窗口的成对平均）。</translation>
    </message>
    <message>
        <source>Rounding to nearest differs in negative log likelihood from the original by %1 nats (mean of %2 token windows, paired).</source>
        <translation>就近舍入与原始模型的负对数似然相差 %1 奈特（%2 个词元窗口的成对平均）。</translation>
    </message>
    <message>
        <source>That is more than twice its standard error: a real difference.</source>
        <translation>这超过其标准误的两倍：差异是真实的。</translation>
    </message>
    <message>
        <source>That is within twice its standard error: this text cannot tell them apart.</source>
        <translation>这在其标准误的两倍以内：该文本无法区分二者。</translation>
    </message>
    <message>
        <source>The perplexity of the original and of the quantized model appears here, with the difference in each token window.</source>
        <translation>这里显示原始模型和量化模型的困惑度，以及每个词元窗口中的差异。</translation>
    </message>
    <message>
        <source>Nothing is measured yet. A run measures at its end, when it has an evaluation text.</source>
        <translation>尚未测量。有评估文本时，运行在结束时测量。</translation>
    </message>
    <message>
        <source>No perplexity was measured yet.</source>
        <translation>尚未测量困惑度。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>&amp;Protocol:</source>
        <translation>协议(&amp;P)：</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>How the text is cut into token windows. Perplexities compare only under one protocol.</source>
        <translation>文本如何切分为词元窗口。只有协议相同的困惑度才能比较。</translation>
    </message>
    <message>
        <source>Perplexities under this protocol</source>
        <translation>该协议下的困惑度</translation>
    </message>
    <message>
        <source>Difference from the original</source>
        <translation>与原始模型的差异</translation>
    </message>
    <message>
        <source>Spread of differences</source>
        <translation>差异的分布</translation>
    </message>
    <message>
        <source>Token window</source>
        <translation>词元窗口</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Difference (nats)</source>
        <translation>差异（奈特）</translation>
    </message>
    <message>
        <source>Token windows</source>
        <translation>词元窗口</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Only the original was measured under this protocol.</source>
        <translation>该协议下只测量了原始模型。</translation>
    </message>
    <message>
        <source>The original was not measured under this protocol, so there is nothing to compare.</source>
        <translation>该协议下未测量原始模型，因此没有可比较的内容。</translation>
    </message>
    <message>
        <source>The models were measured on different token windows; only their perplexities compare.</source>
        <translation>这些模型是在不同的词元窗口上测量的；只能比较它们的困惑度。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
</context>
<context>
    <name>precis::RecipeDocument</name>
    <message>
        <source>Change %1</source>
        <translation>更改%1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
<context>
    <name>precis::RecipeForm</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Windows of blocks</source>
        <translation>块窗口</translation>
    </message>
</context>
<context>
    <name>precis::ResultCard</name>
    <message>
        <source>Perplexity %1, bits per weight %2, size %3, time %4</source>
        <translation>困惑度 %1，每权重位数 %2，大小 %3，用时 %4</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Exponential of the mean negative log likelihood, with its standard error.</source>
        <translation>平均负对数似然的指数，附标准误。</translation>
    </message>
    <message>
        <source>Bits per weight</source>
        <translation>每权重位数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Of the linear layers in the blocks: what a recipe quantizes.</source>
        <translation>块中各线性层的数值：即配方所量化的部分。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>The run took this long so far.</source>
        <translation>运行至今所用的时间。</translation>
    </message>
    <message>
        <source>Measuring the perplexity took this long.</source>
        <translation>测量困惑度所用的时间。</translation>
    </message>
</context>
<context>
    <name>precis::RoundingPage</name>
    <message>
        <source>Rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>For each layer with evenly spaced levels, a map of the weights that were rounded away from the nearest one appears here, and the step sizes before and after training.</source>
        <translation>对每个使用等间距级别的层，这里显示未舍入到最近级别的权重分布图，以及训练前后的步长。</translation>
    </message>
    <message>
        <source>There is no run yet.</source>
        <translation>还没有运行。</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>The first block is not finished yet.</source>
        <translation>第一个块尚未完成。</translation>
    </message>
    <message>
        <source>This run recorded no roundings.</source>
        <translation>本次运行没有记录舍入情况。</translation>
    </message>
    <message>
        <source>%1 of the %2 weights (%3) are not at the level nearest to the original: one by one they are further from it, but their errors cancel in what the layer puts out.</source>
        <translation>%2 个权重中有 %1 个（%3）不在最接近原值的级别上：单个看离原值更远，但它们的误差在层的输出中相互抵消。</translation>
    </message>
    <message>
        <source>All %1 weights are at the level nearest to the original. The Hessian sweep and training round some of them away from it, so that their errors cancel.</source>
        <translation>全部 %1 个权重都在最接近原值的级别上。海森扫描和训练会把其中一些舍入到别的级别，使误差相互抵消。</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Share rounded away</source>
        <translation>舍入偏离的比例</translation>
    </message>
    <message>
        <source>Weights of %1 in block %2 rounded away from the nearest level</source>
        <translation>块 %2 中 %1 未舍入到最近级别的权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Rounded away</source>
        <translation>舍入偏离</translation>
    </message>
    <message>
        <source>Rounded away in each row</source>
        <translation>每行中舍入偏离的个数</translation>
    </message>
    <message>
        <source>Groups, by rising step size</source>
        <translation>组，按步长递增</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>训练前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>训练后</translation>
    </message>
    <message>
        <source>Step sizes before and after training</source>
        <translation>训练前后的步长</translation>
    </message>
    <message>
        <source>Step sizes</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>These weights have no step sizes.</source>
        <translation>这些权重没有步长。</translation>
    </message>
    <message>
        <source>Codebooks have no nearest level to round to: the page Codebooks shows what this run made.</source>
        <translation>码本没有可舍入到的最近量化级：请在“码本”页查看此次运行的结果。</translation>
    </message>
</context>
<context>
    <name>precis::RunInputsForm</name>
    <message>
        <source>Calibration text</source>
        <translation>校准文本</translation>
    </message>
    <message>
        <source>Evaluation text</source>
        <translation>评估文本</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>GPTQ papers</source>
        <translation>GPTQ 论文</translation>
    </message>
    <message>
        <source>llama.cpp</source>
        <translation>llama.cpp</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>The whole text joined and cut into windows; every token is scored.</source>
        <translation>把整个文本连接后切分为窗口；每个词元都计分。</translation>
    </message>
    <message>
        <source>Windows of which only the second half is scored.</source>
        <translation>只对每个窗口的后一半计分。</translation>
    </message>
    <message>
        <source>Each document alone behind one beginning-of-sequence token.</source>
        <translation>每个文档单独计分，前面加一个序列起始词元。</translation>
    </message>
    <message>
        <source>How perplexity is measured. Only numbers of the same protocol can be compared.</source>
        <translation>困惑度的测量方式。只有协议相同的数值才能比较。</translation>
    </message>
    <message>
        <source>Window length in tokens</source>
        <translation>窗口长度（词元）</translation>
    </message>
</context>
<context>
    <name>precis::SessionTreeModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Relative output error of a layer, mean over a block, outcome of a run.</source>
        <translation>层的相对输出误差、块的平均值、运行的结果。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>块 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>finished blocks of all blocks</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1
Family %2, %3 parameters, stored as %4.</source>
        <translation>%1
系列 %2，%3 个参数，存储类型 %4。</translation>
    </message>
    <message>
        <source>Runs in the folder for runs. Open one to see it again.</source>
        <translation>运行文件夹中的各次运行。打开其中一个可再次查看。</translation>
    </message>
    <message>
        <source>%1, outputs × inputs: %2</source>
        <translation>%1，输出 × 输入：%2</translation>
    </message>
    <message>
        <source>%1
Recipe %2, %3 of %4 blocks finished, %5.</source>
        <translation>%1
配方 %2，已完成 %3 个块，共 %4 个，%5。</translation>
    </message>
    <message>
        <source>%1 (planted outliers)</source>
        <translation>%1（植入的离群值）</translation>
    </message>
</context>
<context>
    <name>precis::SessionView</name>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>precis::StartPage</name>
    <message>
        <source>%1 – %2 of %3 blocks</source>
        <translation>%1 – 已完成 %2 个块，共 %3 个</translation>
    </message>
    <message>
        <source>%1 – not measured yet</source>
        <translation>%1 – 尚未测量</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Make a language model smaller, and see what that costs</source>
        <translation>缩小语言模型，并看到其代价</translation>
    </message>
    <message>
        <source>Open a model, choose a recipe and start a run. The result can be resumed, compared and exported. You can also drop a folder here.</source>
        <translation>打开模型，选择配方，开始运行。结果可以继续运行、比较和导出。也可以把文件夹拖放到这里。</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>试用演示(&amp;D)</translation>
    </message>
    <message>
        <source>Open a &amp;model…</source>
        <translation>打开模型(&amp;M)…</translation>
    </message>
    <message>
        <source>A folder from Hugging Face: config.json, safetensors and a tokenizer.</source>
        <translation>来自 Hugging Face 的文件夹：config.json、safetensors 和分词器。</translation>
    </message>
    <message>
        <source>The folder of a run, to see it again or to resume it.</source>
        <translation>一次运行的文件夹，以再次查看或继续运行。</translation>
    </message>
    <message>
        <source>Resume an &amp;unfinished run</source>
        <translation>继续未完成的运行(&amp;U)</translation>
    </message>
    <message>
        <source>Recent mode&amp;ls</source>
        <translation>最近的模型(&amp;L)</translation>
    </message>
    <message>
        <source>Re&amp;cent runs</source>
        <translation>最近的运行(&amp;C)</translation>
    </message>
    <message>
        <source>Models in the Hu&amp;gging Face cache</source>
        <translation>Hugging Face 缓存中的模型(&amp;G)</translation>
    </message>
    <message>
        <source>Quantizes the small model that comes with Precis to 2 bits and shows what became of it, in less than a minute.</source>
        <translation>将 Precis 自带的小模型量化为 2 位并展示结果，用时不到一分钟。</translation>
    </message>
    <message>
        <source>Open a ru&amp;n…</source>
        <translation>打开运行(&amp;N)…</translation>
    </message>
</context>
<context>
    <name>precis::TextPicker</name>
    <message>
        <source>Documents of: %1</source>
        <translation>文档，所属：%1</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>选择文件：%1</translation>
    </message>
    <message>
        <source>Texts (*.txt *.jsonl *.raw *.tokens *.gz)</source>
        <translation>文本 (*.txt *.jsonl *.raw *.tokens *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>Plain text or .jsonl with a &quot;text&quot; field, either may be gzipped.</source>
        <translation>纯文本或含有“text”字段的 .jsonl，均可用 gzip 压缩。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>First and last document to use, for example 0-299. Documents are counted from 0 and separated by &lt;|endoftext|&gt;, or are the lines of a .jsonl file.</source>
        <translation>要使用的第一个和最后一个文档，例如 0-299。文档从 0 开始计数，以 &lt;|endoftext|&gt; 分隔，或为 .jsonl 文件的各行。</translation>
    </message>
</context>
<context>
    <name>precis::ThresholdPanel</name>
    <message>
        <source>Coarse</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>细</translation>
    </message>
    <message>
        <source>Runs the calibration text through the model up to this layer. The thresholds can then be moved, and what they do to the layer is told at once.</source>
        <translation>让校准文本通过模型直到该层。之后可以移动阈值，并立即看到其对该层的影响。</translation>
    </message>
    <message>
        <source>Coarse threshold</source>
        <translation>粗阈值</translation>
    </message>
    <message>
        <source>What is above it may be an outlier. Drag its line in the plot, or change the number.</source>
        <translation>高于它的可能是离群值。可在图中拖动其线，或修改数字。</translation>
    </message>
    <message>
        <source>Fine threshold</source>
        <translation>细阈值</translation>
    </message>
    <message>
        <source>What is above it is an outlier. Drag its line in the plot, or change the number.</source>
        <translation>高于它的是离群值。可在图中拖动其线，或修改数字。</translation>
    </message>
    <message>
        <source>As in the rec&amp;ipe</source>
        <translation>与配方相同(&amp;P)</translation>
    </message>
    <message>
        <source>Back to the thresholds that the recipe leads to.</source>
        <translation>恢复为配方所得的阈值。</translation>
    </message>
    <message>
        <source>&amp;Use these thresholds</source>
        <translation>使用这些阈值(&amp;U)</translation>
    </message>
    <message>
        <source>Writes the threshold for this layer into the recipe. It can be undone.</source>
        <translation>把该层的阈值写入配方。可以撤销。</translation>
    </message>
    <message>
        <source>Running the calibration text through the model up to this layer…</source>
        <translation>正在让校准文本通过模型直到该层…</translation>
    </message>
    <message>
        <source>Try thresholds to see what scaling outlier channels or truncating outlier weights does to this layer.</source>
        <translation>试用阈值可以看到缩放离群通道或截断离群权重对该层的影响。</translation>
    </message>
    <message>
        <source>%1 of %2 channels scaled.</source>
        <translation>已缩放 %1 个通道，共 %2 个。</translation>
    </message>
    <message>
        <source>%1 weights truncated, in %2 rows.</source>
        <translation>已截断 %1 个权重，分布在 %2 行中。</translation>
    </message>
    <message>
        <source>Layer error %1 instead of %2, with %3-bit weights rounded to nearest and %4-bit inputs, over %5 tokens.</source>
        <translation>层误差为 %1，原为 %2；权重就近舍入到 %3 位，输入为 %4 位，共 %5 个词元。</translation>
    </message>
    <message>
        <source>Tr&amp;y thresholds</source>
        <translation>试用阈值(&amp;Y)</translation>
    </message>
    <message>
        <source>C&amp;oarse:</source>
        <translation>粗(&amp;O)：</translation>
    </message>
    <message>
        <source>Fi&amp;ne:</source>
        <translation>细(&amp;N)：</translation>
    </message>
</context>
<context>
    <name>precis::TrainingPage</name>
    <message>
        <source>There is no run yet.</source>
        <translation>还没有运行。</translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>The first layer is not finished yet.</source>
        <translation>第一层尚未完成。</translation>
    </message>
    <message>
        <source>The run ended before its first layer was finished.</source>
        <translation>运行在第一层完成之前就结束了。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The training of windows of blocks and the relative output error of each layer appear here while a run goes on.</source>
        <translation>运行期间，这里显示块窗口的训练情况以及每一层的相对输出误差。</translation>
    </message>
    <message>
        <source>&amp;Look at:</source>
        <translation>查看(&amp;L)：</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>Windows of blocks</source>
        <translation>块窗口</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>The relative output error of each layer appears here, as bars and in a table.</source>
        <translation>这里以柱形和表格显示每一层的相对输出误差。</translation>
    </message>
    <message>
        <source>While windows of neighbouring blocks are trained to put out what the original puts out, their loss appears here, step by step.</source>
        <translation>在训练相邻块组成的窗口使其输出与原始模型一致时，这里逐步显示它们的损失。</translation>
    </message>
    <message>
        <source>This run trains nothing: its recipe has no reconstruction.</source>
        <translation>本次运行不训练任何内容：其配方没有重建。</translation>
    </message>
    <message>
        <source>Turn on reconstruction</source>
        <translation>打开重建</translation>
    </message>
    <message>
        <source>The first window of blocks is not trained yet.</source>
        <translation>第一个块窗口尚未开始训练。</translation>
    </message>
    <message>
        <source>The run ended before its first window of blocks was trained.</source>
        <translation>运行在第一个块窗口训练之前就结束了。</translation>
    </message>
</context>
<context>
    <name>precis::WindowsView</name>
    <message>
        <source>&amp;Window:</source>
        <translation>窗口(&amp;W)：</translation>
    </message>
    <message>
        <source>Window of blocks on display</source>
        <translation>所显示的块窗口</translation>
    </message>
    <message>
        <source>Loss of each window of blocks, as a share of where it began</source>
        <translation>每个块窗口的损失，以起始值的比例表示</translation>
    </message>
    <message>
        <source>The latest</source>
        <translation>最新的</translation>
    </message>
    <message>
        <source>Optimizer step</source>
        <translation>优化步</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Share of the loss</source>
        <translation>损失比例</translation>
    </message>
    <message>
        <source>Window %1</source>
        <translation>窗口 %1</translation>
    </message>
    <message>
        <source>Begins at loss %1.</source>
        <translation>起始损失为 %1。</translation>
    </message>
    <message>
        <source>Step %1 of %2: loss %3; it began at %4.</source>
        <translation>第 %1 步，共 %2 步：损失 %3，起始为 %4。</translation>
    </message>
    <message>
        <source>Window %1: %2</source>
        <translation>窗口 %1：%2</translation>
    </message>
</context>
<context>
    <name>precis::Workspace</name>
    <message>
        <source>Stopped on request.</source>
        <translation>已按要求停止。</translation>
    </message>
    <message>
        <source>Matrix products run at only %1 GFLOP/s. Either other programs keep this machine busy, or no fast BLAS library is in use: installing libopenblas0-openmp then makes runs many times faster.</source>
        <translation>矩阵乘法只有 %1 GFLOP/s。要么其他程序占用了本机，要么没有使用快速的 BLAS 库：后一种情况下，安装 libopenblas0-openmp 可使运行快许多倍。</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>A run is going on. Stop it, or wait for its end, before opening something else.</source>
        <translation>有一次运行正在进行。请先停止它或等它结束，再打开其他内容。</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>预设 %1</translation>
    </message>
    <message>
        <source>The configuration is in %1.</source>
        <translation>配置已写入 %1。</translation>
    </message>
    <message>
        <source>The recipe cannot run yet: %1</source>
        <translation>该配方还不能运行：%1</translation>
    </message>
    <message>
        <source>A run needs a calibration text: choose one on the right.</source>
        <translation>运行需要校准文本：请在右侧选择。</translation>
    </message>
    <message>
        <source>The evaluation text cannot be used: choose another one, or none.</source>
        <translation>评估文本无法使用：请选择另一个，或不选。</translation>
    </message>
    <message>
        <source>The folder for runs, %1, cannot be made. Choose another one in the preferences.</source>
        <translation>无法创建运行文件夹 %1。请在首选项中选择另一个。</translation>
    </message>
    <message>
        <source>To measure perplexity, choose an evaluation text on the right.</source>
        <translation>要测量困惑度，请在右侧选择评估文本。</translation>
    </message>
    <message>
        <source>To see the outliers of activations, choose a calibration text on the right.</source>
        <translation>要查看激活值的离群值，请在右侧选择校准文本。</translation>
    </message>
    <message>
        <source>Opened %1: %2 blocks, %3 parameters.</source>
        <translation>已打开 %1：%2 个块，%3 个参数。</translation>
    </message>
    <message>
        <source>Recipe of %1</source>
        <translation>%1 的配方</translation>
    </message>
    <message>
        <source>%1: perplexity %2 (%3, %4 predictions).</source>
        <translation>%1：困惑度 %2（%3，%4 次预测）。</translation>
    </message>
    <message>
        <source>Against the original: KL divergence %1, same most likely token %2.</source>
        <translation>与原始模型相比：KL 散度 %1，最可能词元一致率 %2。</translation>
    </message>
    <message>
        <source>Opened the recipe %1.</source>
        <translation>已打开配方 %1。</translation>
    </message>
    <message>
        <source>Planted outliers: the model in %1 computes the same as before and is harder to quantize.</source>
        <translation>已植入离群值：%1 中的模型计算结果与之前相同，但更难量化。</translation>
    </message>
    <message>
        <source>Reconstruction is on in the recipe: the next run trains windows of blocks.</source>
        <translation>配方中已打开重建：下一次运行将训练块窗口。</translation>
    </message>
    <message>
        <source>The recipe cannot be tried yet: %1</source>
        <translation>该配方还不能试用：%1</translation>
    </message>
    <message>
        <source>To try thresholds, choose a calibration text on the right.</source>
        <translation>要试用阈值，请在右侧选择校准文本。</translation>
    </message>
    <message>
        <source>Thresholds of %1</source>
        <translation>%1 的阈值</translation>
    </message>
    <message>
        <source>The threshold of %1 is in the recipe, among its overrides.</source>
        <translation>%1 的阈值已写入配方的例外中。</translation>
    </message>
    <message>
        <source>The recipe is now the preset %1. Undo brings the former one back.</source>
        <translation>配方现为预设 %1。撤销可恢复先前的配方。</translation>
    </message>
    <message>
        <source>This recipe gives weights no codebooks.</source>
        <translation>此配方不为权重使用码本。</translation>
    </message>
    <message>
        <source>Switch to the preset gptvq-2d</source>
        <translation>切换到预设 gptvq-2d</translation>
    </message>
    <message>
        <source>Codebooks are fitted to what flows through a layer, so a calibration text is needed.</source>
        <translation>码本根据流经该层的数据拟合，因此需要校准文本。</translation>
    </message>
    <message>
        <source>Choose a calibration text</source>
        <translation>选择校准文本</translation>
    </message>
    <message>
        <source>Something else is running: it would disturb the measurement.</source>
        <translation>有其他任务在运行，会干扰测量。</translation>
    </message>
    <message>
        <source>Critical channels</source>
        <translation>关键通道</translation>
    </message>
    <message>
        <source>The share of critical channels is in the recipe.</source>
        <translation>关键通道的比例已写入配方。</translation>
    </message>
    <message>
        <source>Evaluating needs the original model.</source>
        <translation>评估需要原模型。</translation>
    </message>
    <message>
        <source>Trying thresholds needs the original model.</source>
        <translation>试用阈值需要原模型。</translation>
    </message>
    <message>
        <source>The model of this run is missing: its layers cannot be looked at.</source>
        <translation>此次运行的模型缺失，无法查看其各层。</translation>
    </message>
    <message>
        <source>The engine is busy: another layer can be looked at when it is done.</source>
        <translation>引擎正忙：完成后才能查看其他层。</translation>
    </message>
    <message>
        <source>The engine is busy. Codebooks can be looked at when it is done.</source>
        <translation>引擎正忙。完成后即可查看码本。</translation>
    </message>
    <message>
        <source>A layer is still being tried on the page Codebooks or Outliers, which would disturb the measurement. Measure again in a moment.</source>
        <translation>“码本”页或“离群值”页仍在试算某一层，会干扰测量。请稍后再测量。</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>请先打开一个模型。</translation>
    </message>
    <message>
        <source>That of this run is missing.</source>
        <translation>此次运行的原模型缺失。</translation>
    </message>
</context>
</TS>
