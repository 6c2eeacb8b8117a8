// SPDX-License-Identifier: GPL-3.0-or-later
// Engine: the jobs and questions of core/api that the workbench uses, as values, so that tests bring their own.
#pragma once

#include <precis/additive_study.h>
#include <precis/bits_breakdown.h>
#include <precis/codebook_study.h>
#include <precis/device_info.h>
#include <precis/outlier_study.h>
#include <precis/product_timing.h>
#include <precis/session.h>

#include <functional>

namespace precis {

struct Engine {
    // Jobs: they block, report through the sink and may throw Error.
    std::function<RunReport(const QuantizeRequest&, const EventSink&, RunControl&)> quantize;
    std::function<RunReport(const std::string& run, const EventSink&, RunControl&)> resume;
    std::function<EvaluationReport(const std::string& subject, const EvaluationRequest&, const std::string& against,
                                   const EventSink&, RunControl&)>
        evaluate;
    std::function<ModelSummary(const std::string& model, const std::optional<TextSource>&, const EventSink&,
                               RunControl&)>
        inspect;
    std::function<PlantedOutliers(const PlantRequest&, const EventSink&, RunControl&)> plantOutliers;
    std::function<OutlierStudy(const OutlierStudyRequest&, RunControl&)> openOutlierStudy;
    std::function<CodebookStudy(const CodebookStudyRequest&, RunControl&)> openCodebookStudy;
    std::function<AdditiveStudy(const CodebookStudyRequest&, RunControl&)> openAdditiveStudy;
    std::function<ProductTimings(const ProductTimingRequest&, const std::function<void(const ProductTimings&)>&,
                                 RunControl&)>
        timeProducts;
    std::function<RunFolder(const std::string& run)> openRun;
    std::function<std::vector<Event>(const std::string& run)> readEvents;
    std::function<DeviceInfo()> probeDevice;
    std::function<void(int threads)> setThreads;

    // Quick, called from the GUI thread.
    std::function<bool(const std::string& path)> isRunFolder;
    std::function<SizeEstimate(const Recipe&, const ModelSummary&)> predictSize;
    std::function<BitsBreakdown(const Recipe&, const ModelSummary&)> countBits;
};

// The one in core.
Engine realEngine();

} // namespace precis
