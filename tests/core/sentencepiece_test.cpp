// SPDX-License-Identifier: GPL-3.0-or-later
// The SentencePiece module lives in one program with LibTorch: loading, training and telling what is wrong.
#include "tensor/torch.h"
#include "text/sentencepiece.h"

#include <precis/error.h>

#include <QtTest>

#include <fstream>

using namespace precis;

namespace {

// Trains a small BPE model with byte fallback on generated lines; returns its file.
std::string trainedModel(const QTemporaryDir& folder) {
    const std::string text = folder.filePath("text.txt").toStdString();
    std::ofstream stream(text);
    for (int i = 0; i < 400; ++i)
        stream << "the fox number " << i << " ran over the hill and saw " << i * 7 % 31 << " more foxes\n";
    stream.close();
    const std::string prefix = folder.filePath("small").toStdString();
    trainSentencePiece("--input=" + text + " --model_prefix=" + prefix +
                       " --model_type=bpe --vocab_size=320 --byte_fallback=true --hard_vocab_limit=false"
                       " --minloglevel=2");
    return prefix + ".model";
}

} // namespace

class SentencePieceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("libsentencepiece cannot be opened under the address sanitizer");
#endif
    }

    void trainsAndEncodesInAProgramThatUsesTorch() {
        const QTemporaryDir folder;
        // The first call into Torch initializes its protobuf and dispatcher.
        QCOMPARE(torch::ones({3, 3}).sum().item<float>(), 9.0f);
        const SentencePieceModel model(trainedModel(folder));
        QVERIFY(model.size() > 256);
        const std::string text = "the fox saw 🦊 over there";
        const std::vector<int> ids = model.encode(text);
        QVERIFY(ids.size() < text.size());
        QCOMPARE(model.decode(ids), text);
        QCOMPARE(torch::matmul(torch::eye(2), torch::eye(2)).sum().item<float>(), 2.0f);
    }

    void namesItsPiecesAndControlTokens() {
        const QTemporaryDir folder;
        const SentencePieceModel model(trainedModel(folder));
        QCOMPARE(model.bos(), 1);
        QCOMPARE(model.eos(), 2);
        QCOMPARE(model.piece(1), std::string("<s>"));
        QVERIFY(model.isControl(1));
        QVERIFY(!model.isControl(300));
        const std::vector<int> literal = model.encode("<s>");
        QVERIFY(std::find(literal.begin(), literal.end(), 1) == literal.end());
    }

    void tellsWhichFileIsNoModel() {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("tokenizer.model").toStdString();
        std::ofstream(file) << "this is not a model";
        try {
            SentencePieceModel model(file);
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadFormat);
            QVERIFY(QString(error.what()).contains("tokenizer.model"));
        }
    }

    void tellsThatAModelIsMissing() {
        try {
            SentencePieceModel model("/nowhere/tokenizer.model");
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::NotFound);
        }
    }

    void passesOnWhyTrainingFails() {
        try {
            trainSentencePiece("--input=/nowhere.txt --model_prefix=/nowhere/m --minloglevel=3");
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QVERIFY(QString(error.what()).contains("nowhere"));
        }
    }
};

QTEST_APPLESS_MAIN(SentencePieceTest)
#include "sentencepiece_test.moc"
