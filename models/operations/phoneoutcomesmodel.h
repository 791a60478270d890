// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operationrecord.h"
#include "models/operations/outcometext.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QBitArray>
#include <QtCore/QFutureWatcher>
#include <QtCore/QMap>

#include <atomic>
#include <memory>
#include <optional>

namespace phonedeck {

/// Phones of an operation with the same outcome for the same reason: one card.
struct OutcomeGroup {
    PhoneState state = PhoneState::Waiting;
    PhoneReason reason = PhoneReason::None;
    OutcomeText text;
    QString code; ///< as the service sent it
    int count = 0;
    int step = 0; ///< that they had come to, of the operation's steps; those before it were done

    bool operator==(const OutcomeGroup &) const = default;
};

/// Which phones of an operation are shown.
struct OutcomeQuery {
    enum class Which { All, StillRunning, State };
    Which which = Which::All;
    PhoneState state = PhoneState::Failed; ///< of Which::State
    int group = -1;                        ///< of groups(); below 0: all
    QString text;                          ///< in name, id, user, region, code, request id or what happened
    int sortColumn = -1;                   ///< below 0: in the order of the operation
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    bool operator==(const OutcomeQuery &) const = default;
};

/// The phones of one operation with what became of each, filtered and sorted. Long lists are filtered and
/// sorted on a worker; what was shown stays until the new order is there.
class PhoneOutcomesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        MarkColumn,
        NameColumn,
        IdColumn,
        OutcomeColumn,
        HappenedColumn,
        QueueColumn, ///< of preparations
        CodeColumn,
        RegionColumn,
        EndedColumn,
        RequestColumn,
        columnTotal
    };

    /// Lists up to this long are sorted at once.
    static constexpr int usualLimit = 2'000;

    explicit PhoneOutcomesModel(int sortsAtOnceUpTo = usualLimit, QObject *parent = nullptr);
    ~PhoneOutcomesModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] static int defaultWidth(int column);

    /// Another operation, or none: phones, marks and the filter begin anew.
    void setOperation(const OperationRecord &operation, const QList<PhoneRecord> &phones);
    /// Phones that changed; `phones` are all of the operation. Nothing is copied but these. While an order is
    /// being computed they wait for it.
    void change(const QList<int> &positions, const QList<PhoneRecord> &phones);
    void setQuery(const OutcomeQuery &query);
    [[nodiscard]] const OutcomeQuery &query() const { return m_query; }
    /// A filter or an order is being computed.
    [[nodiscard]] bool isComputing() const { return m_isComputing; }

    [[nodiscard]] const QList<PhoneRecord> &phones() const { return m_phones; }
    [[nodiscard]] const QList<OutcomeGroup> &groups() const { return m_groups; }
    [[nodiscard]] const PhoneRecord &phone(int row) const { return m_phones.at(m_order.at(row)); }
    /// What happened to it, in full.
    [[nodiscard]] const OutcomeText &textOf(int row) const
    {
        return m_groups.at(m_groupOf.at(m_order.at(row))).text;
    }
    /// Positions that are shown, in their order.
    [[nodiscard]] const QList<int> &order() const { return m_order; }
    /// Unknown ones that are no longer looked at, and of which another look may tell.
    [[nodiscard]] int openUnknown() const { return m_openUnknown; }

    void toggleMark(int row);
    void markRange(int firstRow, int lastRow);
    void markShown(bool on);
    void clearMarks();
    [[nodiscard]] int markedCount() const { return m_markedCount; }
    [[nodiscard]] bool isAllShownMarked() const;
    /// What copying and showing act on: the marked ones, or all that are shown. By position.
    [[nodiscard]] QList<int> chosen() const;

    /// Cells separated by tabs, a line per phone.
    [[nodiscard]] QString toTsv(const QList<int> &positions) const;

    /// The day began anew, or texts changed with the language.
    void retranslate();

Q_SIGNALS:
    void orderChanged();  ///< the rows are those of query()
    void groupsChanged(); ///< or their counts
    void marksChanged();

private:
    struct GroupKey {
        PhoneState state;
        PhoneReason reason;
        bool isChecked;
        int step;
        ErrorKind kind;
        int httpStatus;
        QString code;
        int queuePosition;
        QString serviceText; ///< only where there is no code
        bool operator==(const GroupKey &) const = default;
    };
    friend size_t qHash(const GroupKey &key, size_t seed) noexcept
    {
        return qHashMulti(seed, int(key.state), int(key.reason), key.code, key.httpStatus, key.queuePosition);
    }
    struct Order {
        QList<int> positions;
        quint64 number = 0; ///< of the computation
    };

    [[nodiscard]] static GroupKey keyOf(const PhoneRecord &phone);
    int takeGroup(const PhoneRecord &phone);
    void regroup();
    template <typename PhoneAt> void apply(const QList<int> &positions, PhoneAt phoneAt);
    void compute();
    void takeComputed(const QList<int> &order);
    void takeOrder(const QList<int> &order);
    void tellRows(int first, int last);
    [[nodiscard]] QString text(int position, int column) const;

    const int m_sortsAtOnceUpTo;
    OperationRecord m_operation;
    QList<PhoneRecord> m_phones;
    QList<OutcomeGroup> m_groups;
    QHash<GroupKey, int> m_groupByKey;
    QList<PhoneRecord> m_samples; ///< the first phone of each group, for its text
    QList<int> m_groupOf;         ///< by position
    QList<int> m_order;           ///< positions by row
    QList<int> m_rowOf;           ///< by position; below 0: not shown
    QBitArray m_marked;           ///< by position
    int m_markedCount = 0;
    int m_openUnknown = 0;
    OutcomeQuery m_query;
    // The worker has m_phones and m_groupOf, too, so that a change would copy them whole: as long as it
    // computes, changes wait here.
    QMap<int, PhoneRecord> m_waiting; ///< by position
    QFutureWatcher<Order> m_watcher;
    std::shared_ptr<std::atomic_bool> m_isUnwanted; ///< told to the worker: another query is asked for
    quint64 m_wanted = 0;                           ///< number of the newest computation
    bool m_isComputing = false;
};

} // namespace phonedeck
