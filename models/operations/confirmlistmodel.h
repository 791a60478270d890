// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/confirmcontent.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QFutureWatcher>

namespace phonedeck {

/// The phones of a plan for the sheet that asks: those it acts on, those in use first, or those that are left
/// out with the reason. By name within each. Holds values: nothing that happens to the fleet changes it. Many
/// phones are filtered on a worker; what was found for the last filter stays until then.
class ConfirmListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Part { ActedOn, LeftOut };
    Q_ENUM(Part)

    /// `nowSecs`, since 1970, is what ages are told by. More phones than `mostAtOnce` are left to a worker.
    ConfirmListModel(qint64 nowSecs, qsizetype mostAtOnce, QObject *parent = nullptr);
    ~ConfirmListModel() override;

    void show(const ConfirmContentPtr &content, Part part);
    [[nodiscard]] Part part() const { return m_part; }
    /// A phone is shown if each word is found in its name, id, user, member, states or reason.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_filter.isEmpty(); }
    /// A worker looks for what the filter lets through.
    [[nodiscard]] bool isFiltering() const { return m_isFiltering; }
    /// Phones of the part, whatever the filter.
    [[nodiscard]] int total() const;
    [[nodiscard]] QString instanceId(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Pixels at 100 %; 0: takes the room that is left.
    [[nodiscard]] int columnWidth(int column) const;

Q_SIGNALS:
    void filtered(); ///< by the worker

private:
    using Words = std::shared_ptr<const QStringList>;
    struct FilterJob {
        ConfirmContentPtr content;
        Part part = Part::ActedOn;
        Words words; ///< null: to be gathered
        QStringList terms;
    };
    struct Found {
        QList<int> rows;
        Words words;
        bool isWhole = false; ///< false: nobody wants it any more
    };

    static Found find(const FilterJob &job, const std::atomic<bool> &isOutdated);
    static Words gatherWords(const ConfirmContent &content, Part part);
    void filterRows();
    void takeFound(const Found &found);
    [[nodiscard]] const QList<int> &order() const;
    [[nodiscard]] const PhoneFacts &phoneAt(int row) const;
    [[nodiscard]] PhoneReason reasonAt(int row) const;

    qint64 m_nowSecs;
    qsizetype m_mostAtOnce;
    Part m_part = Part::ActedOn;
    ConfirmContentPtr m_content; ///< null: nothing is shown yet
    QList<int> m_rows;           ///< those that are shown
    Words m_words;               ///< what the filter looks into, by phone, folded; null until it is needed
    QString m_filter;
    bool m_isFiltering = false;
    std::shared_ptr<std::atomic<bool>> m_isOutdated; ///< of the filtering under way
    QFutureWatcher<Found> m_watcher;
};

} // namespace phonedeck
