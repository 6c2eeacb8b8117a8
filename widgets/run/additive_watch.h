// SPDX-License-Identifier: GPL-3.0-or-later
// AdditiveWatch: one layer with additive codebooks, quantized on a worker thread to be looked at, once by the recipe
// and again for every share of critical channels that is tried.
#pragma once

#include "run/layer_watch.h"

#include <precis/additive_study.h>

#include <memory>

namespace precis {

class AdditiveWatch final : public LayerWatch {
    Q_OBJECT

public:
    using Open = std::function<AdditiveStudy(const CodebookStudyRequest&, RunControl&)>;

    explicit AdditiveWatch(Open open, QObject* parent = nullptr);

    // Replaces what is watched, unless it is the same already.
    void open(const CodebookStudyRequest& request);
    void attempt(double criticalShare);
    void reset(); // back to the recipe's share

    const std::optional<AdditiveStudy>& study() const { return m_study; }
    // The latest answer: the recipe's, or that to the share tried last.
    const std::shared_ptr<const AdditiveEffect>& effect() const { return m_effect; }
    // Whether a share other than the recipe's is asked for.
    bool isTrying() const { return m_isTrying; }
    QString failure() const { return LayerWatch::failure(Opening); }
    QString trialFailure() const { return LayerWatch::failure(Trying); } // of the share tried last

private:
    void clear() override;

    Open m_open;
    std::optional<AdditiveStudy> m_study;
    std::shared_ptr<const AdditiveEffect> m_effect;
    bool m_isTrying = false;
};

} // namespace precis
