// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_colors.h"

#include <array>

namespace precis {

namespace {

// Hues after Okabe and Ito, "Color universal design", 2002; darkened for white paper, lightened for dark screens.
constexpr std::array<QRgb, 7> kOnLight{0x0072b2, 0xd55e00, 0x009e73, 0xb85c90, 0xb37e00, 0x3d9bd1, 0x6b6b6b};
constexpr std::array<QRgb, 7> kOnDark{0x56b4e9, 0xf08a45, 0x35c79f, 0xe3a0c6, 0xf0c54a, 0xa8dcff, 0xbdbdbd};

QColor mix(const QColor& a, const QColor& b, double shareOfB) {
    const auto channel = [&](float x, float y) { return static_cast<float>(x + (y - x) * shareOfB); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

} // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor seriesColor(int series, const QPalette& palette) {
    const auto& colors = isDark(palette) ? kOnDark : kOnLight;
    return QColor(colors[static_cast<std::size_t>(series) % colors.size()]);
}

QColor subjectColor(precis::Subject subject, const QPalette& palette) {
    switch (subject) {
    case precis::Subject::Original:
        return seriesColor(6, palette);
    case precis::Subject::RoundToNearest:
        return seriesColor(1, palette);
    case precis::Subject::Run:
        return seriesColor(0, palette);
    }
    return seriesColor(0, palette);
}

QColor gridColor(const QPalette& palette) {
    return mix(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.15);
}

QList<QColor> magnitudeColors() {
    return {QColor(0x2a0a4a), QColor(0x3f2f83), QColor(0x2f5b93), QColor(0x208293),
            QColor(0x2aa884), QColor(0x79c95a), QColor(0xf2e02c)};
}

} // namespace precis
